package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.check.World;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.forge.HttpForge;
import com.thaloco.releaseconsole.journal.Hashes;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.rehearsal.RehearsalKey;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.trust.Password;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a project for one command: the one place of this face where the ports are put together. */
final class Session {
  private Session() {}

  /** Opens the project in a folder. */
  static Project open(Path folder, Common common) {
    Map<String, String> environment = System.getenv();
    GitRepository repository = GitRepository.open(folder);
    try {
      Profiles profiles = new Profiles(Settings.folder(environment));
      Profile profile = profiles.find(repository.directory(), identity(repository));
      return new Project(
          profile,
          sha256(profiles, profile, repository.directory()),
          repository,
          new World(
              profile,
              () -> repository.remote(profile.source().remote()),
              () -> S3Bucket.open(profile.bucket(), environment),
              profile.source().forge().map(rules -> new HttpForge(rules, environment)),
              HttpPublicSite.open(profile.bucket())),
          StateFolder.of(profile, common.state(), environment),
          new LocalProcesses(),
          environment,
          Clock.systemUTC());
    } catch (RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /**
   * Unlocks the signing key. A key that stays locked is told by the check or the step that needs
   * it.
   *
   * @param prompts whether a person may be asked for the password
   */
  static Keyring keyring(Project project, Common common, boolean prompts) {
    Optional<Path> key =
        Settings.key(common.key(), project.environment(), project.profile().trust().key());
    if (key.isEmpty()) {
      return Keyring.without(Settings.noKey());
    }
    try (Password password =
        (prompts ? Passwords.of(key.get().toString()) : Passwords.fromEnvironment())
            .orElseThrow(() -> CosignKeyFile.missingPassword(key.get().toString()).toException())) {
      return Keyring.of(CosignKeyFile.read(key.get()).unlock(password));
    } catch (ProblemException e) {
      return Keyring.without(e.problem());
    }
  }

  /** The rehearsal's own key, whose password is no secret. */
  static Keyring rehearsalKeyring(Path key) {
    try (Password password =
        Password.ofBytes(RehearsalKey.PASSWORD.getBytes(StandardCharsets.UTF_8))) {
      return Keyring.of(CosignKeyFile.read(key).unlock(password));
    }
  }

  private static Profiles.Identity identity(GitRepository repository) {
    List<String> remotes =
        repository.remotes().stream().flatMap(name -> address(repository, name).stream()).toList();
    Optional<String> module =
        repository
            .head()
            .flatMap(head -> repository.blob(head, "go.mod"))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .flatMap(Profiles.Identity::moduleOf);
    return new Profiles.Identity(remotes, module);
  }

  /** A remote without one address tells nothing about the project, and need not: it may be any. */
  private static Optional<String> address(GitRepository repository, String remote) {
    try {
      return Optional.of(repository.remote(remote).address());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** Of the texts that the profile was read from. */
  private static String sha256(Profiles profiles, Profile profile, Path repository) {
    var texts = new ByteArrayOutputStream();
    Path own = repository.resolve(Profiles.FILE);
    try {
      texts.write(Files.exists(own) ? Files.readAllBytes(own) : Profiles.banger());
      Path settings = profiles.settingsFile(profile.project());
      if (Files.exists(settings)) {
        texts.write(Files.readAllBytes(settings));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Hashes.sha256(texts.toByteArray());
  }
}
