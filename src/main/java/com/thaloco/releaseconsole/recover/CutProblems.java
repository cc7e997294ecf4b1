package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cuts and recoveries that were stopped, here or elsewhere, and what is in their way. */
final class CutProblems {
  /** What is younger may be a cut that is under way (docs/rules.md, Not orphans). */
  private static final Duration YOUNG = Duration.ofDays(1);

  private final Survey survey;

  CutProblems(Survey survey) {
    this.survey = survey;
  }

  List<ReleaseProblem> all() {
    var troubles = new ArrayList<ReleaseProblem>();
    survey.recovery().flatMap(this::recovery).ifPresent(troubles::add);
    survey
        .unfinished()
        .filter(past -> !survey.burned().contains(version(past)))
        .map(past -> conflict(past).orElseGet(() -> unfinished(past)))
        .ifPresent(troubles::add);
    for (ReleaseVersion version : survey.recuts()) {
      if (!survey.burned().contains(version)) {
        troubles.add(recut(version));
      }
    }
    survey
        .objects()
        .forEach((version, objects) -> {
          boolean told =
              survey.names(version)
                  || survey.burned().contains(version)
                  || survey.remoteTags().containsKey(version)
                  || survey.recuts().contains(version)
                  || survey.unfinishedVersion().equals(Optional.of(version));
          if (!told) {
            troubles.add(elsewhere(version, objects));
          }
        });
    fence().ifPresent(troubles::add);
    return troubles;
  }

  private String lastActivity(History past) {
    Instant now = survey.project().clock().instant();
    return "Last activity: " + LocalTimes.of(past.entries().getLast().at(), now);
  }

  private static ReleaseVersion version(History past) {
    return new ReleaseVersion(past.opened().version());
  }

  private Optional<ReleaseProblem> recovery(History past) {
    Fact.Recovering last = past.last(Fact.Recovering.class).orElseThrow();
    Optional<RecoveryKind> kind = RecoveryKind.of(last.kind());
    Optional<ReleaseVersion> version = ReleaseVersion.parse(last.version());
    if (kind.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    String step =
        past.last(Fact.Done.class)
            .map(Fact.Done::step)
            .map("Its last step was %s."::formatted)
            .orElse("It was stopped before its first step.");
    return Optional.of(
        new ReleaseProblem(
            "recovery.unfinished",
            Severity.HAND,
            version,
            "The recovery \"%s\" of %s is unfinished.".formatted(last.kind(), last.version()),
            List.of(step, lastActivity(past)),
            "That depends on how far it got: see the other problems.",
            "Run it again to continue.",
            List.of(new OfferedRecovery(kind.get(), version.get(), "Continues it."))));
  }

  private ReleaseProblem unfinished(History past) {
    ReleaseVersion version = version(past);
    boolean named = survey.names(version);
    String step = past.last(Fact.Done.class).map(Fact.Done::step).orElse("none");
    boolean tagged = past.done(CutStep.TAG.toString()).isPresent();
    var ways = new ArrayList<OfferedRecovery>();
    ways.add(
        new OfferedRecovery(
            RecoveryKind.RESUME, version, "Continues after the step " + step + "."));
    if (named || tagged) {
      ways.add(OfferedRecovery.withdrawIfBad(version));
    }
    return new ReleaseProblem(
        tagged ? "cut.unverified" : named ? "cut.half-published" : "cut.unfinished",
        Severity.HAND,
        Optional.of(version),
        tagged
            ? "%s is published and tagged, and its verification has not passed.".formatted(version)
            : named
                ? "%s is published, and its cut was not finished.".formatted(version)
                : "The cut of %s was not finished.".formatted(version),
        List.of(
            "Built from " + past.opened().commit(),
            "Last finished step: " + step,
            lastActivity(past)),
        named
            ? "Clients get %s.".formatted(version)
            : "No user is affected: clients still get %s."
                .formatted(
                    survey
                        .manifest()
                        .map(Manifest::latestText)
                        .orElse("the same release as before")),
        named
            ? Remedy.text(
                "Resume it. After the manifest is published, a cut can only be finished or"
                    + " withdrawn.")
            : Remedy.text("Resume it, or end it")
                .by(OwnCommand.CUT.with("--version", version.text(), "--abandon")),
        ways);
  }

  /** Another maintainer has used the number, or released something else meanwhile. */
  private Optional<ReleaseProblem> conflict(History past) {
    ReleaseVersion version = version(past);
    var evidence = new ArrayList<String>();
    boolean ours =
        survey
            .manifest()
            .flatMap(manifest -> manifest.entry(version))
            .map(entry -> Unfinished.mayHavePublished(past, entry))
            .orElseGet(() -> past.meant(CutStep.PUT_MANIFEST.toString()));
    if (survey.names(version) && !ours) {
      evidence.add("The manifest names %s, and not by this cut.".formatted(version));
    }
    Optional.ofNullable(survey.remoteTags().get(version))
        .map(RemoteRef::commit)
        .filter(commit -> !commit.equals(past.opened().commit()))
        .ifPresent(commit -> evidence.add("The remote has %s on %s.".formatted(version, commit)));
    Optional<ReleaseVersion> last = past.opened().lastRelease().flatMap(ReleaseVersion::parse);
    survey.entries().stream()
        .filter(v -> v.isStable() && !v.equals(version) && !survey.burned().contains(v))
        .filter(v -> v.isSameMinor(version) && last.map(l -> v.compareTo(l) > 0).orElse(true))
        .max(Comparator.naturalOrder())
        .filter(_ -> !ours)
        .ifPresent(newest ->
            evidence.add(
                "It was checked against %s, and %s is released now."
                    .formatted(last.map(ReleaseVersion::text).orElse("no release"), newest)));
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReleaseProblem(
            "cut.overtaken",
            Severity.HAND,
            Optional.of(version),
            "Another maintainer released while the cut of %s was unfinished.".formatted(version),
            evidence,
            "No user is affected: nothing of this cut is public.",
            Remedy.text("End it")
                .aside(OwnCommand.CUT.with("--version", version.text(), "--abandon"))
                .then(", check again, and cut the number that is advised then."),
            List.of(
                new OfferedRecovery(
                    RecoveryKind.RESUME,
                    version,
                    survey.names(version)
                        ? "Ends the cut here, and continues with what was published."
                        : "Checks again, and continues if all checks are cleared."))));
  }

  private ReleaseProblem recut(ReleaseVersion version) {
    boolean named = survey.names(version);
    return new ReleaseProblem(
        "recut.unfinished",
        Severity.HAND,
        Optional.of(version),
        "The re-cut of %s is unfinished.".formatted(version),
        List.of(
            named ? "The manifest names it." : "Its entry is out of the manifest.",
            "Clients have seen other bytes of it: the waits of a re-cut are kept."),
        named
            ? "Clients get %s.".formatted(version)
            : "Clients get %s meanwhile."
                .formatted(survey.manifest().map(Manifest::latestText).orElse("nothing")),
        "Continue the re-cut, or withdraw the version.",
        List.of(
            new OfferedRecovery(RecoveryKind.RE_CUT, version, "Continues where it was stopped."),
            new OfferedRecovery(
                RecoveryKind.WITHDRAW,
                version,
                "Permanently blocks this version number instead.")));
  }

  private ReleaseProblem elsewhere(ReleaseVersion version, List<ObjectInfo> objects) {
    Instant newest =
        objects.stream().map(ObjectInfo::modified).max(Comparator.naturalOrder()).orElseThrow();
    boolean young = newest.isAfter(survey.project().clock().instant().minus(YOUNG));
    boolean known = survey.stored().containsKey(version);
    var evidence = new ArrayList<String>();
    objects.forEach(object ->
        evidence.add(
            "%s, %d bytes, %s"
                .formatted(object.key(), object.size(), LocalTimes.on(object.modified()))));
    Optional.ofNullable(survey.stored().get(version))
        .ifPresent(commit -> evidence.add("Built from " + commit));
    return new ReleaseProblem(
        "upload.elsewhere",
        Severity.HAND,
        Optional.of(version),
        "The bucket has %s of %s, which no manifest, tag or journal here names."
            .formatted(Plural.of(objects.size(), "object"), version),
        evidence,
        "No user is affected: clients don't see what the manifest does not name.",
        young
            ? "It may be a cut that is running on another machine: ask first. Then resume it."
            : "Resume it, or cut it from HEAD, which replaces the objects.",
        known
            ? List.of(
                new OfferedRecovery(
                    RecoveryKind.RESUME,
                    version,
                    "Builds the same commit again; the same bytes are adopted."))
            : List.of());
  }

  /**
   * A manifest that was written after the first object of an unpublished version and before any of
   * a newer release: fenced for a cut that then stopped.
   */
  private Optional<ReleaseProblem> fence() {
    Optional<ConfirmedObject> manifest = survey.manifestObject();
    if (manifest.isEmpty()) {
      return Optional.empty();
    }
    Instant written = manifest.get().info().modified();
    Instant newestRelease =
        survey.objects().entrySet().stream()
            .filter(each -> survey.names(each.getKey()))
            .flatMap(each -> each.getValue().stream())
            .map(ObjectInfo::modified)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return survey.objects().entrySet().stream()
        .filter(each -> !survey.names(each.getKey()) && !survey.burned().contains(each.getKey()))
        .filter(each -> !survey.recuts().contains(each.getKey()))
        .filter(each -> {
          Instant first =
              each.getValue().stream()
                  .map(ObjectInfo::modified)
                  .min(Comparator.naturalOrder())
                  .orElseThrow();
          return written.isAfter(first) && first.isAfter(newestRelease);
        })
        .findFirst()
        .map(each ->
            new ReleaseProblem(
                "fence",
                Severity.OFFERED,
                Optional.of(each.getKey()),
                "The manifest was rewritten for a cut of %s, which then stopped."
                    .formatted(each.getKey()),
                List.of("Written at " + LocalTimes.on(written), "Its content is unchanged."),
                "No user is affected: only white space at the end of the file was added.",
                "Nothing needs to be done; the next write replaces it.",
                List.of()));
  }
}
