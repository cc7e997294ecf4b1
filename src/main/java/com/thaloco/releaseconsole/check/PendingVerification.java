package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verification releases that are pending, derived from tags, changelog and manifest alone, so
 * that every machine says the same: a release that touched the update flow, and whose tag has no
 * trailer that says why none is needed, needs one until a later release without functional change
 * names it in its entry.
 */
public final class PendingVerification {
  /**
   * One pending verification.
   *
   * @param version the release that needs one
   * @param evidence what of the update flow it touched
   */
  public record Owed(ReleaseVersion version, List<String> evidence) {
    public Owed {
      evidence = List.copyOf(evidence);
    }

    /** The entry of the verification release. */
    public String draft() {
      return VerificationClaim.draft(version);
    }
  }

  /**
   * One published release in the changelog.
   *
   * @param touched what of the update flow it touched; empty where it needs none for it
   * @param pays the releases that it is the verification release of
   * @param paidBy the later release that verified it
   */
  public record Account(
      ReleaseVersion version,
      List<String> touched,
      List<ReleaseVersion> pays,
      Optional<ReleaseVersion> paidBy) {
    public Account {
      touched = List.copyOf(touched);
      pays = List.copyOf(pays);
    }

    /** Whether a verification release is pending for it. */
    public boolean owes() {
      return !touched.isEmpty() && paidBy.isEmpty();
    }

    private Account paid(ReleaseVersion by) {
      return owes() ? new Account(version, touched, pays, Optional.of(by)) : this;
    }
  }

  private record Release(ReleaseVersion version, String commit, String tagId) {}

  private final Candidate subject;
  private final Changelog changelog;

  private PendingVerification(Candidate subject) {
    this.subject = subject;
    this.changelog = ChangelogAtCommit.of(subject);
  }

  /**
   * What is pending before the subject's version, oldest first.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if a tag that is needed is not here
   */
  public static List<Owed> of(Candidate subject, Work work) {
    if (subject.profile().updateFlow().isEmpty()) {
      return List.of();
    }
    List<Owed> owed =
        new PendingVerification(subject)
            .book(work).stream()
                .filter(Account::owes)
                .map(account -> new Owed(account.version(), account.touched()))
                .toList();
    owed.stream()
        .map(Owed::version)
        .filter(version -> subject.repository().tag(version.text()).isEmpty())
        .findFirst()
        .ifPresent(version -> {
          throw noTagHere(subject, version).toException();
        });
    return owed;
  }

  /**
   * Every published release that leads to the commit, oldest first, with what it pending and done.
   */
  public static List<Account> accounts(Candidate subject, Work work) {
    return subject.profile().updateFlow().isEmpty()
        ? List.of()
        : new PendingVerification(subject).book(work);
  }

  private List<Account> book(Work work) {
    Map<ReleaseVersion, Account> book = new LinkedHashMap<>();
    Optional<Release> before = Optional.empty();
    for (Release release : releases(work)) {
      work.checkpoint();
      Optional<String> from = before.map(Release::commit);
      List<ReleaseVersion> pays = from.map(commit -> paid(release, commit)).orElse(List.of());
      pays.forEach(version ->
          book.computeIfPresent(version, (_, account) -> account.paid(release.version())));
      List<String> touched =
          from.flatMap(commit -> debt(release, commit)).map(Owed::evidence).orElse(List.of());
      book.put(release.version(), new Account(release.version(), touched, pays, Optional.empty()));
      before = Optional.of(release);
    }
    return List.copyOf(book.values());
  }

  /** The published releases that lead to the commit, oldest first. */
  private List<Release> releases(Work work) {
    LiveState world = subject.world();
    Set<ReleaseVersion> burned = world.burned(work);
    var releases = new ArrayList<Release>();
    for (ReleaseVersion version :
        world.manifest().map(Manifest::entries).orElse(List.of()).stream()
            .map(ManifestEntry::version)
            .filter(v -> v.isStable() && !burned.contains(v) && !v.equals(subject.version()))
            .sorted()
            .toList()) {
      Optional<RemoteRef> tag = world.tag(version, work);
      if (tag.isPresent()
          && subject.repository().commit(tag.get().commit()).isPresent()
          && subject.repository().isAncestor(tag.get().commit(), subject.commit())) {
        releases.add(new Release(version, tag.get().commit(), tag.get().id()));
      }
    }
    return releases;
  }

  private Optional<Owed> debt(Release release, String from) {
    Optional<Tag> tag = tag(release);
    if (tag.flatMap(Tag::message).flatMap(VerificationAnswer::reasonIn).isPresent()) {
      return Optional.empty();
    }
    List<String> touched = changes(release, from).touched();
    if (touched.isEmpty()) {
      return Optional.empty();
    }
    if (tag.isPresent()) {
      return Optional.of(new Owed(release.version(), touched));
    }
    if (subject.repository().tag(release.version().text()).isPresent()) {
      throw otherTag(release).toException();
    }
    // Its trailer can't be read here: pending, unless a later release verifies it anyhow.
    var evidence = new ArrayList<>(touched);
    evidence.add(
        "The tag %s is not in this repository: fetch the tags".formatted(release.version()));
    return Optional.of(new Owed(release.version(), evidence));
  }

  private List<ReleaseVersion> paid(Release release, String from) {
    return entry(release)
        .flatMap(section -> VerificationClaim.of(section.visibleText(), release.version()))
        .filter(_ -> changes(release, from).functional().isEmpty())
        .map(VerificationClaim::fixed)
        .orElse(List.of());
  }

  private ReleaseChanges changes(Release release, String from) {
    return new ReleaseChanges(subject, from, release.commit());
  }

  /**
   * The entry as the commit has it; one that was cut off from the file since, as its release had
   * it.
   */
  private Optional<Section> entry(Release release) {
    String path = subject.profile().changelog().path();
    return changelog
        .release(release.version().text())
        .or(() ->
            subject
                .repository()
                .blob(release.commit(), path)
                .flatMap(bytes ->
                    Changelog.parse(Source.decode(path, bytes)).release(release.version().text())));
  }

  /** The tag here, where it is the remote's. */
  private Optional<Tag> tag(Release release) {
    return subject
        .repository()
        .tag(release.version().text())
        .filter(tag -> tag.id().equals(release.tagId()));
  }

  /** Its message says whether one is pending. */
  private static Problem noTagHere(Candidate subject, ReleaseVersion version) {
    return Problem.refused(
        "release.tag-not-here",
        "The tag %s is on the remote and not in this repository.".formatted(version),
        "It is not known whether it needs a verification release.",
        Remedy.text("Fetch it")
            .by(
                new Action.Shell(
                    "git fetch %s tag %s"
                        .formatted(ShellWord.of(subject.profile().source().remote()), version))));
  }

  private static Problem otherTag(Release release) {
    return Problem.refused(
        "release.tag-not-here",
        "The tag %s on the remote is not the one in this repository.".formatted(release.version()),
        "It is not known whether it needs a verification release.",
        Remedy.text("Fetch the remote's tags")
            .by(Action.shell("git", "fetch", "--tags", "--force")));
  }
}
