package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A manifest that is lost or can't be read: one problem, whatever else seems to follow from it. */
final class ManifestProblems {
  private final Survey survey;
  private final Work work;

  ManifestProblems(Survey survey, Work work) {
    this.survey = survey;
    this.work = work;
  }

  List<ReleaseProblem> lost(ManifestState.Unreadable lost) {
    Problem problem = lost.problem();
    var evidence = new ArrayList<>(problem.evidence());
    survey
        .unfinishedVersion()
        .ifPresent(version -> evidence.add("A cut of %s is unfinished here.".formatted(version)));
    survey
        .recovery()
        .flatMap(past -> past.last(Fact.Recovering.class))
        .ifPresent(last ->
            evidence.add(
                "The recovery %s of %s is unfinished here."
                    .formatted(last.kind(), last.version())));
    List<OfferedRecovery> ways = List.of();
    Remedy remedy =
        Remedy.text(
            "Restore it. Until then nothing is known about any release, and no other recovery is"
                + " offered.");
    try {
      RestoredManifest restored =
          new ManifestSource(survey.project(), survey.world(), false, work).find();
      evidence.add(restored.origin());
      ways = List.of(way(restored));
    } catch (ProblemException e) {
      evidence.add(e.problem().happened());
      evidence.addAll(e.problem().evidence());
      remedy = e.problem().next();
    }
    return List.of(
        new ReleaseProblem(
            problem.id(),
            Severity.CLIENTS,
            Optional.empty(),
            problem.happened(),
            evidence,
            "Updates and new installations are unreliable.",
            remedy,
            ways));
  }

  /** Releases that are tagged, verify, and lost their entry: none of them is a leftover. */
  Optional<ReleaseProblem> entriesLost(List<ReleaseVersion> versions) {
    String names = versions.stream().map(ReleaseVersion::text).collect(Collectors.joining(", "));
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReleaseProblem(
                "manifest.entries-lost",
                Severity.CLIENTS,
                Optional.empty(),
                versions.size() == 1
                    ? "The manifest does not name %s, which is tagged and verifies."
                        .formatted(names)
                    : "The manifest does not name %d releases that are tagged and verify."
                        .formatted(versions.size()),
                List.of(names),
                "Clients don't get %s.".formatted(versions.size() == 1 ? "it" : "them"),
                "Restore the entries. Withdraw a bad release afterwards.",
                way()));
  }

  /** The recovery, where it is possible. */
  List<OfferedRecovery> way() {
    try {
      return List.of(way(new ManifestSource(survey.project(), survey.world(), false, work).find()));
    } catch (ProblemException e) {
      return List.of();
    }
  }

  private static OfferedRecovery way(RestoredManifest restored) {
    return new OfferedRecovery(
        RecoveryKind.MANIFEST,
        restored.about(),
        "Restores what agrees with tags and objects; clients get %s."
            .formatted(restored.manifest().latestText()));
  }

  /** Tags without any trace of a manifest: nothing says that these versions were published here. */
  static List<ReleaseProblem> none(Survey survey, ManifestState.None none) {
    String key = survey.project().profile().manifest().key();
    return List.of(
        new ReleaseProblem(
            "manifest.none",
            Severity.HAND,
            Optional.empty(),
            "There is no %s in the bucket, although %s is tagged."
                .formatted(key, none.tagged().getLast()),
            none.tagged().stream().map(ReleaseVersion::text).toList(),
            "Clients that read this bucket find no release.",
            "Check bucket and prefix in the profile. If the project never had a manifest, cut its"
                + " first release here, and answer manifest.shape when the check asks.",
            List.of()));
  }
}
