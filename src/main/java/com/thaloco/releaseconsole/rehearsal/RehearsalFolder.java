package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.BucketRules;
import com.thaloco.releaseconsole.profile.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Predicate;

/** The folder that holds everything of one rehearsal (docs/command-line.md, Folders). */
public record RehearsalFolder(Path root) {
  public RehearsalFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The folder whose sample project's clone this is. */
  public static RehearsalFolder around(Path repository) {
    return new RehearsalFolder(repository.toAbsolutePath().resolve(".."));
  }

  /** The sample project's clone, which the rehearsal cuts from. */
  public Path repository() {
    return root.resolve("repo");
  }

  /** The profile in it, which git does not see. */
  public Path profile() {
    return repository().resolve(Profiles.FILE);
  }

  /** The bare repository that plays the remote. */
  public Path remote() {
    return root.resolve("remote.git");
  }

  /** What the embedded server keeps: a folder for each bucket. */
  public Path bucket() {
    return root.resolve("bucket");
  }

  /** The rehearsal key's file. */
  public Path key() {
    return root.resolve("cosign.key");
  }

  /** The embedded bucket's keys, in the format of AWS credentials files. */
  public Path credentials() {
    return root.resolve("credentials");
  }

  /** What the embedded forge says of CI. */
  public Path ci() {
    return root.resolve("ci.json");
  }

  /** While it is there, large uploads break; see {@link Drill#NETWORK}. */
  public Path network() {
    return root.resolve("network.json");
  }

  /** The console's state folder. */
  public Path state() {
    return root.resolve("state");
  }

  /** Where the receipt of a whole rehearsal is put. */
  public Path receipt() {
    return root.resolve("receipt");
  }

  /**
   * Makes the folder: the sample project with its past in git and, built and signed, in the bucket.
   * It is made beside {@code dir} and moved there at the end, so that a stopped preparation leaves
   * nothing at {@code dir}.
   *
   * @param dir absent, or an empty folder
   * @param port of the S3 side, the public side having the next one; without it, two free ones
   * @param environment the console's own; the builds get a part of it
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code rehearsal.*}
   */
  public static RehearsalFolder prepare(
      Path dir, OptionalInt port, Processes processes, Map<String, String> environment, Work work) {
    return new Preparation(processes, environment).prepare(dir, port, work);
  }

  /**
   * The folder to rehearse in: one that is prepared already is continued, any other is prepared.
   *
   * @param asked without it, a new folder among the temporary ones
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code rehearsal.*}
   */
  public static RehearsalFolder at(
      Optional<Path> asked, Processes processes, Map<String, String> environment, Work work) {
    var folder = new RehearsalFolder(asked.orElseGet(RehearsalFolder::temporary));
    if (Files.exists(folder.profile())) {
      work.line("Continuing the rehearsal in " + folder.root());
      return folder;
    }
    work.line("Preparing the rehearsal in " + folder.root());
    return prepare(folder.root(), OptionalInt.empty(), processes, environment, work);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("release-console-rehearsal-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the embedded server must be started with to serve this folder.
   *
   * @param rules the bucket as the folder's profile has it
   * @param remoteHas whether the remote has a commit
   */
  public RehearsalServer.Config server(BucketRules rules, Predicate<String> remoteHas) {
    var keys = new Properties();
    try (var in = Files.newBufferedReader(credentials())) {
      keys.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.input(
              "rehearsal.credentials",
              "%s can't be read.".formatted(credentials()),
              "Nothing is served.",
              "Prepare a new rehearsal folder.")
          .with(List.of(e.toString()))
          .toException();
    }
    return new RehearsalServer.Config(
        new RehearsalServer.Storage.Folder(bucket()),
        rules.bucket(),
        rules.prefix(),
        keys.getProperty("aws_access_key_id", ""),
        keys.getProperty("aws_secret_access_key", ""),
        port(rules.endpoint()),
        port(rules.publicUrl()),
        true,
        Optional.of(ci()),
        remoteHas);
  }

  private static int port(URI address) {
    if (address.getPort() <= 0) {
      throw Problem.input(
              "rehearsal.port",
              "%s names no port.".formatted(address),
              "Nothing is served.",
              "Restore the port of the address in the rehearsal's %s.".formatted(Profiles.FILE))
          .toException();
    }
    return address.getPort();
  }
}
