package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.project.UsedVersions;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * {@code version.next}: the version follows what manifest, tags, burned versions and changelog say,
 * taken together: no gap, not backwards, every tag with an entry and every entry with a tag.
 */
final class VersionNext implements Check {
  @Override
  public String id() {
    return "version.next";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    UsedVersions used = UsedVersions.of(subject, work);
    ReleaseVersion version = subject.version();
    if (!used.strays().isEmpty()) {
      UsedVersions.Stray first = used.strays().getFirst();
      return Finding.blocked(
          id(),
          first.sentence(),
          used.strays().stream().map(UsedVersions.Stray::sentence).toList(),
          first.remedy());
    }
    List<String> higher = higherInChangelog(subject);
    if (!higher.isEmpty()) {
      return Finding.blocked(
          id(),
          "The changelog names a higher version than %s.".formatted(version),
          higher,
          "Cut the version that the changelog names, or correct the changelog.");
    }
    return used.highest(ReleaseVersion::isStable)
        .map(last -> {
          Finding follows = follows(version, last, used);
          return follows.status() == Status.PASSED
              ? without(last, subject, work).orElse(follows)
              : follows;
        })
        .orElseGet(() -> Finding.passed(id(), "%s is the first release.".formatted(version)));
  }

  private Finding follows(ReleaseVersion version, ReleaseVersion last, UsedVersions used) {
    if (version.compareTo(last) <= 0) {
      return Finding.blocked(
          id(),
          "%s does not come after %s.".formatted(version, last),
          used.lines(),
          "Cut the next patch number: " + last.nextPatch());
    }
    ReleaseVersion leadsTo = version.isStable() ? version : version.nextPatch();
    if (!isNext(leadsTo, last)) {
      return Finding.blocked(
          id(),
          "%s leaves a gap after %s.".formatted(version, last),
          used.lines(),
          "Cut %s, or %s for a minor release.".formatted(last.nextPatch(), last.nextMinor()));
    }
    if (version.isStable()) {
      return Finding.passed(
          id(), "%s follows %s.".formatted(version, last), used.lines().toArray(String[]::new));
    }
    Optional<ReleaseVersion> later =
        used.highest(v -> !v.isStable() && v.nextPatch().equals(leadsTo))
            .filter(v -> v.compareTo(version) > 0);
    return later
        .map(v ->
            Finding.blocked(
                id(),
                "%s comes before the pre-release %s.".formatted(version, v),
                used.lines(),
                "Cut the pre-release that comes after it, or " + leadsTo))
        .orElseGet(() ->
            Finding.warned(
                id(),
                "%s is a pre-release: it goes into the manifest and latest stays %s."
                    .formatted(version, last),
                used.lines(),
                "If that is not meant, cut " + last.nextPatch()));
  }

  /** A commit that does not contain the last release would take its fixes back. */
  private Optional<Finding> without(ReleaseVersion last, Candidate subject, Work work) {
    Optional<String> released = subject.world().tag(last, work).map(RemoteRef::commit);
    boolean contained =
        released
            .filter(commit -> subject.repository().commit(commit).isPresent())
            .map(commit -> subject.repository().isAncestor(commit, subject.commit()))
            .orElse(true);
    if (contained) {
      return Optional.empty();
    }
    List<String> evidence =
        List.of("%s: %s".formatted(last, released.orElseThrow()), "here: " + subject.commit());
    Remedy remedy =
        Remedy.text("If it should, merge it")
            .by(Action.shell("git", "merge", "--allow-unrelated-histories", last.text()));
    Optional<ReleaseVersion> earlier = subject.lastRelease(work).map(LastRelease::version);
    return Optional.of(
        earlier.isPresent()
            ? Finding.warned(
                id(),
                "The commit does not contain %s: it is compared with %s."
                    .formatted(last, earlier.get()),
                evidence,
                remedy)
            : Finding.asks(
                id(),
                "The commit contains no earlier release, not even %s, so nothing can be compared with it. Is this the released project?"
                    .formatted(last),
                evidence,
                remedy
                    .then("; else say why it does not")
                    .by(new Action.Answer(id(), Optional.of("it is a new start, because …")))));
  }

  private static boolean isNext(ReleaseVersion version, ReleaseVersion last) {
    return version.equals(last.nextPatch())
        || version.equals(last.nextMinor())
        || version.equals(last.nextMajor());
  }

  /** A file that can't be read is reported by the checks of the changelog. */
  private static List<String> higherInChangelog(Candidate subject) {
    try {
      return ChangelogAtCommit.of(subject).releases().stream()
          .filter(section ->
              section
                  .version()
                  .flatMap(number -> ReleaseVersion.parse("v" + number))
                  .filter(v -> v.compareTo(subject.version()) > 0)
                  .isPresent())
          .map(section ->
              "%s:%d: %s"
                  .formatted(
                      subject.profile().changelog().path(),
                      section.line(),
                      section.title().label()))
          .toList();
    } catch (ProblemException e) {
      return List.of();
    }
  }
}
