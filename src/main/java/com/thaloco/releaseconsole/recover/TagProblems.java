package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Releases without a tag, tags without a release, and tags on another commit. */
final class TagProblems {
  private final Survey survey;
  private final Work work;
  private final GoodReleases good;

  TagProblems(Survey survey, Work work) {
    this.survey = survey;
    this.work = work;
    this.good = new GoodReleases(survey.project(), survey.world(), false, work);
  }

  List<ReleaseProblem> all() {
    if (!survey.remoteSeen()) {
      return List.of(); // reported as what could not be examined
    }
    var versions = new TreeSet<ReleaseVersion>(survey.entries());
    versions.addAll(survey.remoteTags().keySet());
    versions.addAll(survey.tagsHere().keySet());
    versions.removeAll(survey.burned());
    survey.unfinishedVersion().ifPresent(versions::remove); // its own cut tells what is missing
    List<ReleaseVersion> lost = versions.stream().filter(this::isEntryLost).toList();
    versions.removeAll(lost);
    var troubles = new ArrayList<ReleaseProblem>();
    new ManifestProblems(survey, work).entriesLost(lost).ifPresent(troubles::add);
    versions.forEach(version -> of(version).ifPresent(troubles::add));
    return troubles;
  }

  /** Published, by tag and objects: then its entry is missing, and the tag is no leftover. */
  private boolean isEntryLost(ReleaseVersion version) {
    return !survey.names(version)
        && survey.remoteTags().containsKey(version)
        && survey.objects().containsKey(version)
        && good.fault(version).isEmpty();
  }

  private Optional<ReleaseProblem> of(ReleaseVersion version) {
    Optional<RemoteRef> there = Optional.ofNullable(survey.remoteTags().get(version));
    Optional<Tag> here = Optional.ofNullable(survey.tagsHere().get(version));
    if (survey.names(version)) {
      return there.isEmpty()
          ? Optional.of(untagged(version, here))
          : moved(version, there.get(), here);
    }
    return there.isEmpty() ? onlyHere(version, here) : unreleased(version, there.get());
  }

  private ReleaseProblem untagged(ReleaseVersion version, Optional<Tag> here) {
    var evidence = new ArrayList<String>();
    evidence.add("The manifest names it, and the remote has no tag of it.");
    Optional.ofNullable(survey.stored().get(version))
        .ifPresent(commit -> evidence.add("Its objects were built from " + commit));
    here.ifPresent(tag -> evidence.add("Its tag is here only, on " + tag.commit()));
    var ways = new ArrayList<OfferedRecovery>();
    ways.add(
        new OfferedRecovery(
            RecoveryKind.TAG,
            version,
            "Tags the commit that it was built from, after verifying it."));
    if (survey.stored().containsKey(version)) {
      ways.add(new OfferedRecovery(RecoveryKind.RESUME, version, "Continues its cut."));
    }
    if (here.isEmpty()) {
      ways.add(
          new OfferedRecovery(
              RecoveryKind.RE_CUT, version, "Removes it from the manifest and cuts it again."));
    }
    ways.add(OfferedRecovery.withdrawIfBad(version));
    return new ReleaseProblem(
        "release.untagged",
        Severity.HAND,
        Optional.of(version),
        "%s is published and not tagged.".formatted(version),
        evidence,
        "Clients get it; the next release can't be compared with it.",
        "Tag it if it is good; cut it again or withdraw it if it is not.",
        ways);
  }

  private Optional<ReleaseProblem> moved(
      ReleaseVersion version, RemoteRef there, Optional<Tag> here) {
    String stored = survey.stored().getOrDefault(version, "");
    if (!stored.isEmpty() && !stored.equals(there.commit())) {
      return Optional.of(
          new ReleaseProblem(
              "tag.elsewhere",
              Severity.HAND,
              Optional.of(version),
              "The tag %s is on another commit than the release was built from.".formatted(version),
              List.of("Tag on the remote: " + there.commit(), "Objects: built from " + stored),
              "Builds and audits from the tag use another commit than clients run.",
              "Find out who tagged it; move the tag, or withdraw the release.",
              List.of(
                  new OfferedRecovery(
                      RecoveryKind.TAG, version, "Moves the tag to the commit of the release."),
                  OfferedRecovery.withdrawIfBad(version))));
    }
    return here.filter(tag -> !tag.commit().equals(there.commit()))
        .map(tag ->
            new ReleaseProblem(
                "tag.stale-here",
                Severity.HAND,
                Optional.of(version),
                "The tag %s is on another commit here than on the remote.".formatted(version),
                List.of("Here: " + tag.commit(), "On the remote: " + there.commit()),
                "No client. A push of all tags would be refused, or move the remote's.",
                Remedy.text("Replace it with the remote's tag")
                    .by(
                        Action.shell(
                            "git",
                            "fetch",
                            survey.project().profile().source().remote(),
                            "--tags",
                            "--force")),
                List.of()));
  }

  private Optional<ReleaseProblem> onlyHere(ReleaseVersion version, Optional<Tag> here) {
    return here.map(tag ->
        new ReleaseProblem(
            "tag.only-here",
            Severity.HAND,
            Optional.of(version),
            "%s is tagged in this repository only, and not in the manifest.".formatted(version),
            List.of("Here: " + tag.commit()),
            "No client. The version can't be cut while its tag is here.",
            Remedy.text("If it was never published, delete it")
                .by(Action.shell("git", "tag", "-d", version.text())),
            List.of()));
  }

  /** What was tagged before the first manifest entry is older than this way of releasing. */
  private Optional<ReleaseProblem> unreleased(ReleaseVersion version, RemoteRef there) {
    boolean older =
        survey.entries().stream()
            .min(ReleaseVersion::compareTo)
            .map(first -> version.compareTo(first) < 0)
            .orElse(true);
    if (older && !survey.objects().containsKey(version)) {
      return Optional.empty();
    }
    boolean objects = survey.objects().containsKey(version);
    var evidence = new ArrayList<String>();
    evidence.add("Tag on the remote: " + there.commit());
    evidence.add(objects ? "Objects of it are in the bucket." : "The bucket has no object of it.");
    var ways = new ArrayList<OfferedRecovery>();
    if (objects) {
      good.fault(version).ifPresent(evidence::add);
      ways.add(
          new OfferedRecovery(
              RecoveryKind.OBJECT,
              version,
              "Repairs its objects, if it was released. Its entry can be restored afterwards."));
    }
    ways.add(
        new OfferedRecovery(
            RecoveryKind.WITHDRAW,
            version,
            "Permanently blocks this version number, and deletes the tag. The next patch is cut."));
    return Optional.of(
        new ReleaseProblem(
            "tag.unreleased",
            Severity.HAND,
            Optional.of(version),
            "%s is tagged and not in the manifest.".formatted(version),
            evidence,
            "Clients don't get it, although its tag says that it is released.",
            objects
                ? "If it was released, repair its objects, then restore its entry. If not, withdraw"
                    + " it, and cut the next patch."
                : "A tagged version is never cut again: withdraw it, and cut the next patch.",
            ways));
  }
}
