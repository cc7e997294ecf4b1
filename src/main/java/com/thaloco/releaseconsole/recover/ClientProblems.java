package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What clients meet: the release that is latest, and the install script. */
final class ClientProblems {
  private final Survey survey;
  private final Project project;
  private final Work work;

  ClientProblems(Survey survey, Work work) {
    this.survey = survey;
    this.project = survey.project();
    this.work = work;
  }

  List<ReleaseProblem> all() {
    var troubles = new ArrayList<ReleaseProblem>();
    try {
      nowhere().ifPresent(troubles::add);
      survey.entries().stream()
          .filter(version -> !survey.burned().contains(version))
          .forEach(version -> unsound(version).ifPresent(troubles::add));
      project.profile().installer().flatMap(this::installer).ifPresent(troubles::add);
    } catch (ProblemException e) {
      troubles.add(
          new ReleaseProblem(
              e.problem().id(),
              Severity.HAND,
              Optional.empty(),
              e.problem().happened(),
              e.problem().evidence(),
              "Unknown: this could not be read.",
              e.problem().next(),
              List.of()));
    }
    return troubles;
  }

  private Optional<ReleaseProblem> nowhere() {
    return survey
        .manifest()
        .filter(manifest -> !manifest.isLatestSound())
        .map(manifest ->
            new ReleaseProblem(
                "manifest.latest",
                Severity.CLIENTS,
                manifest.latest(),
                manifest.latestText().isEmpty()
                    ? "The manifest names no latest release, although it contains releases."
                    : "latest_stable is %s, which the manifest does not contain."
                        .formatted(manifest.latestText()),
                survey.entries().stream().map(ReleaseVersion::text).toList(),
                "Clients find no release to update to, and new installations find none to install.",
                Remedy.text("Choose a release that the manifest contains")
                    .by(OwnCommand.BUCKET_ROLLBACK.with()),
                new ManifestProblems(survey, work).way()));
  }

  /**
   * Hashes and signature of every release; whether the tarball's bytes are right, the audit says.
   */
  private Optional<ReleaseProblem> unsound(ReleaseVersion version) {
    work.checkpoint();
    Optional<String> commit = survey.commit(version);
    if (commit.flatMap(project.repository()::commit).isEmpty()) {
      return Optional.empty(); // an unknown commit is reported by its tag
    }
    Optional<String> fault =
        ReleaseObjects.twice(() ->
            new ReleaseObjects(project, survey.world(), work).fault(version, commit.orElseThrow()));
    boolean latest = survey.latest().equals(Optional.of(version));
    boolean tagged = survey.remoteTags().containsKey(version);
    return fault.map(why ->
        new ReleaseProblem(
            "release.unsound",
            Severity.CLIENTS,
            Optional.of(version),
            "Clients refuse %s: %s.".formatted(version, why),
            List.of("The manifest names it" + (latest ? ", as latest." : ".")),
            latest
                ? "Every update and every new installation fails."
                : "Installations of this version fail.",
            "Put its objects back. Only if their bytes can't be had: %s."
                .formatted(tagged ? "withdraw it" : "cut it again, or withdraw it"),
            ways(version, tagged)));
  }

  /** Damage is repaired; a burn is for what was released bad. */
  private static List<OfferedRecovery> ways(ReleaseVersion version, boolean tagged) {
    var ways = new ArrayList<OfferedRecovery>();
    ways.add(
        new OfferedRecovery(
            RecoveryKind.OBJECT,
            version,
            "Restores the exact bytes that were released and signed."));
    if (!tagged) {
      ways.add(
          new OfferedRecovery(
              RecoveryKind.RE_CUT,
              version,
              "Removes it from the manifest and cuts it again from HEAD."));
    }
    ways.add(
        new OfferedRecovery(
            RecoveryKind.WITHDRAW,
            version,
            "Permanently blocks this version number, if its objects can't be put back; clients get"
                + " the newest good release."));
    return List.copyOf(ways);
  }

  private Optional<ReleaseProblem> installer(InstallerRules rules) {
    Optional<ReleaseVersion> latest = survey.latest();
    Optional<String> commit = latest.flatMap(survey::commit).flatMap(project.repository()::commit);
    if (latest.isEmpty() || commit.isEmpty() || survey.burned().contains(latest.get())) {
      return Optional.empty();
    }
    String path = rules.path();
    Optional<byte[]> wanted = project.repository().blob(commit.get(), path);
    Optional<ConfirmedObject> there = PutInstaller.present(rules, survey.world());
    boolean same =
        wanted.isPresent() && there.filter(o -> Arrays.equals(o.bytes(), wanted.get())).isPresent();
    if (same || wanted.isEmpty()) {
      return Optional.empty();
    }
    String key = rules.key();
    Optional<ReleaseVersion> whose = there.flatMap(object -> whose(object.bytes(), path));
    var evidence = new ArrayList<String>();
    evidence.add("%s at %s: %s".formatted(path, commit.get(), Hashes.sha256(wanted.get())));
    evidence.add(
        "%s in the bucket: %s".formatted(key, there.map(ConfirmedObject::sha256).orElse("none")));
    return Optional.of(
        new ReleaseProblem(
            "installer",
            Severity.CLIENTS,
            latest,
            there.isEmpty()
                ? "%s is not in the bucket.".formatted(key)
                : whose
                    .map(version ->
                        "%s is that of %s, but %s is latest.".formatted(key, version, latest.get()))
                    .orElse(
                        "%s is not that of %s, which is latest, nor of any release."
                            .formatted(key, latest.get())),
            evidence,
            there.isEmpty()
                ? "New installations fail."
                : "New installations use a script that was not verified.",
            "Restore the install script of the latest release.",
            List.of(
                new OfferedRecovery(
                    RecoveryKind.INSTALLER,
                    latest.get(),
                    "Writes the script of %s, byte for byte.".formatted(latest.get())))));
  }

  private Optional<ReleaseVersion> whose(byte[] script, String path) {
    return survey.manifest().map(Manifest::newestFirst).orElse(List.of()).stream()
        .map(entry -> entry.version())
        .filter(version ->
            survey
                .commit(version)
                .flatMap(project.repository()::commit)
                .flatMap(commit -> project.repository().blob(commit, path))
                .filter(bytes -> Arrays.equals(bytes, script))
                .isPresent())
        .findFirst();
  }
}
