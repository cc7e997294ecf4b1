package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.BaseFolder;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.profile.BucketRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.RehearsalRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds what the console remembers of one project and bucket (docs/command-line.md,
 * Folders).
 *
 * @param path its top, 0700
 * @param receipts where receipts go; a rehearsal shows them in its folder
 */
public record StateFolder(Path path, Path receipts) {
  /** The folder for a profile: the one asked for, the rehearsal's own, or the user's default. */
  public static StateFolder of(
      Profile profile, Optional<Path> asked, Map<String, String> environment) {
    Path path =
        asked
            .or(() -> profile.rehearsal().map(RehearsalRules::state))
            .orElseGet(() -> BaseFolder.STATE.own(environment).resolve(name(profile)));
    Path top = PrivateFiles.createFolder(path.toAbsolutePath().normalize());
    return new StateFolder(
        top,
        profile
            .rehearsal()
            .map(r -> r.folder().resolve("receipt"))
            .orElse(top.resolve("receipts")));
  }

  /** Where a cut checks out and builds, a folder for each try; removed when the tarball is kept. */
  public Path work(String version, String commit) {
    return path.resolve("work").resolve(version + "-" + commit);
  }

  /** The journal of the cut that is under way, if there is one. */
  public Path journal() {
    return path.resolve("cut.jsonl");
  }

  /** The journal of the recovery that is under way, if there is one. */
  public Path recovery() {
    return path.resolve("recover.jsonl");
  }

  /** The journal of the careful change that is under way, if there is one. */
  public Path change() {
    return path.resolve("change.jsonl");
  }

  /** Where journals of ended cuts, recoveries and changes go. */
  public Path ended() {
    return path.resolve("ended");
  }

  /** Where it is kept what cuts printed. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** What the cut of a version at a commit printed. */
  public Path log(String version, String commit) {
    return logs().resolve(version + "-" + commit + ".log");
  }

  /** What a cut of a version at a commit builds and keeps. */
  public Path artefacts(String version, String commit) {
    return path.resolve("artefacts").resolve(version + "-" + commit);
  }

  /** The outcome of smoke runs, one file for each commit. */
  public Path smoke(String commit) {
    return path.resolve("smoke").resolve(commit + ".json");
  }

  /** The answers given for a commit. */
  public Path answers(String commit) {
    return path.resolve("answers").resolve(commit + ".json");
  }

  /**
   * The lock of a project and bucket. It does not move with {@code --state}: two processes with
   * different state folders would still write to the same bucket.
   */
  public static Path lock(Profile profile, Map<String, String> environment) {
    return BaseFolder.STATE.own(environment).resolve("locks").resolve(name(profile));
  }

  /** Where the user's own rehearsals are known by their keys, one file for each. */
  public static Path rehearsals(Map<String, String> environment) {
    return BaseFolder.STATE.own(environment).resolve("rehearsals");
  }

  private static String name(Profile profile) {
    BucketRules bucket = profile.bucket();
    String where = bucket.endpoint() + "\n" + bucket.bucket() + "\n" + bucket.prefix();
    String hash = Hashes.sha256(where.getBytes(StandardCharsets.UTF_8));
    return profile.project() + "-" + hash.substring(0, 12);
  }
}
