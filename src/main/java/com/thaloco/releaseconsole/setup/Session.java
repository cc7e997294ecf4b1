package com.thaloco.releaseconsole.setup;

import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.forge.HttpForge;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.OwnRehearsal;
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
import java.util.function.Function;

/** Opens a project for a face: the one place where the ports are put together. */
public final class Session {
  private Session() {}

  /**
   * Opens the project in a folder, if its profile needs no approval or has it.
   *
   * @param state the state folder that was asked for; the user's own without it
   * @throws ProblemException if there is no repository, no profile, one with a mistake, or one that
   *     is not approved ({@code profile.not-approved})
   */
  public static Project open(Path folder, Optional<Path> state) {
    return open(folder, state, profile -> ProfileConsent.Answer.REFUSED);
  }

  /**
   * The same, and asks about a profile that is not approved. Nothing that it names is contacted or
   * run before.
   */
  public static Project open(Path folder, Optional<Path> state, ProfileConsent consent) {
    Map<String, String> environment = System.getenv();
    GitRepository repository = GitRepository.open(folder);
    try {
      Profiles profiles = new Profiles(SettingsFolder.folder(environment));
      Profiles.Found found = profiles.look(repository.directory(), identity(repository));
      Profile profile = found.profile();
      foreign(repository, found, environment)
          .ifPresent(asked -> approvals(environment).require(asked, consent));
      return new Project(
          profile,
          sha256(profiles, profile, repository.directory()),
          repository,
          new LiveState(
              profile,
              () -> repository.remote(profile.source().remote()),
              () -> S3Bucket.open(profile.bucket(), environment),
              profile.source().forge().map(rules -> new HttpForge(rules, environment)),
              HttpPublicSite.open(profile.bucket())),
          StateFolder.of(profile, state, environment),
          new LocalProcesses(),
          environment,
          Clock.systemUTC());
    } catch (RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /** What has to be approved before the repository in a folder can be opened, if anything has. */
  public static Optional<ForeignProfile> unapproved(Path folder) {
    Map<String, String> environment = System.getenv();
    try (GitRepository repository = GitRepository.open(folder)) {
      Profiles profiles = new Profiles(SettingsFolder.folder(environment));
      return foreign(
              repository, profiles.look(repository.directory(), identity(repository)), environment)
          .filter(profile -> !approvals(environment).contains(profile));
    }
  }

  /** Approves a profile on this machine. */
  public static void approve(ForeignProfile profile) {
    approvals(System.getenv()).add(profile);
  }

  private static ProfileApprovals approvals(Map<String, String> environment) {
    return new ProfileApprovals(SettingsFolder.folder(environment), environment);
  }

  private static Optional<ForeignProfile> foreign(
      GitRepository repository, Profiles.Found found, Map<String, String> environment) {
    String remote = address(repository, found.profile().source().remote()).orElse("");
    return found
        .foreign()
        .filter(reach ->
            !OwnRehearsal.is(found.profile(), reach, repository.directory(), remote, environment))
        .map(reach -> new ForeignProfile(repository.directory(), remote, reach));
  }

  /**
   * The project's signing key file, where one is named.
   *
   * @param asked the file that was asked for
   */
  public static Optional<Path> key(Project project, Optional<Path> asked) {
    return SettingsFolder.key(asked, project.environment(), project.profile().trust().key());
  }

  /**
   * Unlocks the signing key. A key that stays locked is reported by the check or the step that
   * needs it.
   *
   * @param password gives the password for a key file's name
   */
  public static Keyring keyring(
      Project project, Optional<Path> asked, Function<String, Optional<Password>> password) {
    Keyring keyring = Keyring.without(SettingsFolder.noKey());
    unlock(project, asked, password, keyring);
    return keyring;
  }

  /** The same into a keyring that is there already, for who has other things to do meanwhile. */
  public static void unlock(
      Project project,
      Optional<Path> asked,
      Function<String, Optional<Password>> password,
      Keyring into) {
    Optional<Path> key = key(project, asked);
    if (key.isEmpty()) {
      into.tell(SettingsFolder.noKey());
      return;
    }
    String name = key.get().toString();
    try (Password given =
        password.apply(name).orElseThrow(() -> CosignKeyFile.missingPassword(name).toException())) {
      into.put(CosignKeyFile.read(key.get()).unlock(given));
    } catch (ProblemException e) {
      into.tell(e.problem());
    }
  }

  /** The rehearsal's own key, whose password is no secret. */
  public static Keyring rehearsalKeyring(Path key) {
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
