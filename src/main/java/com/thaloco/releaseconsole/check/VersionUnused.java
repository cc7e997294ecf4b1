package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code version.unused}: the version is in no tag here or on the remote, not burned, and not in
 * the manifest: installed clients have cached the hashes of a used one (docs/rules.md, Recovery).
 * What an unfinished cut of this very commit has left is its own.
 */
final class VersionUnused implements Check {
  private static final String TAGS = "refs/tags/";

  @Override
  public String id() {
    return "version.unused";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  /** The next patch number that was never used. */
  private static ReleaseVersion free(Candidate subject, Work work) {
    ReleaseVersion next = subject.version().nextPatch();
    while (isUsed(next, subject, work)) {
      next = next.nextPatch();
    }
    return next;
  }

  private static boolean isUsed(ReleaseVersion version, Candidate subject, Work work) {
    return subject.world().burned(work).contains(version)
        || subject.world().tag(version, work).isPresent()
        || subject.repository().tag(version.text()).isPresent()
        || subject.world().manifest().flatMap(m -> m.entry(version)).isPresent();
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    ReleaseVersion version = subject.version();
    String next = "Cut the next free number: " + free(subject, work);
    if (subject.world().burned(work).contains(version)) {
      return Finding.blocked(
          id(), "%s is burned: it was released and withdrawn.".formatted(version), List.of(), next);
    }
    Optional<RemoteRef> remote = subject.world().tag(version, work);
    Optional<Tag> here = subject.repository().tag(version.text());
    boolean named = subject.world().manifest().flatMap(m -> m.entry(version)).isPresent();
    boolean own = subject.resumed().isPresent();
    if (remote.isPresent() && !(own && remote.get().commit().equals(subject.commit()))) {
      return Finding.blocked(
          id(),
          "The tag %s exists on the remote.".formatted(version),
          List.of("%s: %s".formatted(remote.get().name(), remote.get().commit())),
          named && remote.get().commit().equals(subject.commit())
              ? Remedy.text("If its cut was not finished on another machine, finish it here")
                  .aside(OwnCommand.RECOVER.with("resume", "--version", version.text()))
                  .then(". Otherwise cut the next free number: " + free(subject, work))
              : Remedy.text(next));
    }
    if (here.isPresent() && !(own && here.get().commit().equals(subject.commit()))) {
      return Finding.blocked(
          id(),
          "The tag %s exists in this repository.".formatted(version),
          List.of(here.get().commit()),
          Remedy.text("If it was never pushed, delete it")
              .aside(Action.shell("git", "tag", "-d", version.text()))
              .then("; else cut the next free number: " + free(subject, work)));
    }
    if (named && !own && !isOfThisCommit(subject)) {
      return Finding.blocked(
          id(),
          "The manifest names %s already, built from another commit.".formatted(version),
          List.of(),
          Remedy.text("Cut it again on purpose")
              .aside(OwnCommand.RECOVER.with("re-cut", "--version", version.text()))
              .then(", or cut the next free number: " + free(subject, work)));
    }
    List<String> rest = own || named ? List.of() : rest(subject, work);
    if (!rest.isEmpty()) {
      return Finding.warned(
          id(),
          "An earlier attempt at %s left objects of another commit, which the cut will replace."
              .formatted(version),
          rest,
          "If they may belong to another running cut, find out before you continue.");
    }
    Optional<String> branch = branch(subject, work);
    if (branch.isPresent()) {
      return Finding.warned(
          id(),
          "A branch has the name that the tag will have: %s.".formatted(branch.get()),
          List.of("git can't tell which of the two %s means".formatted(version)),
          "Rename or delete the branch.");
    }
    List<String> spelled = otherwise(subject, work);
    if (!spelled.isEmpty()) {
      return Finding.warned(
          id(),
          "A tag may be %s in another spelling.".formatted(version),
          spelled,
          "If it was released under that tag, cut the next free number: " + free(subject, work));
    }
    return Finding.passed(
        id(),
        own || named
            ? "%s is only used by this unfinished cut.".formatted(version)
            : "%s is not tagged, not in the manifest and not burned.".formatted(version));
  }

  /** Tags, here or on the remote, that would read as this version to a person. */
  private static List<String> otherwise(Candidate subject, Work work) {
    Pattern spelled =
        Pattern.compile(
            "(?:(?:release|version|%s)[-_/.]?)?v?%s"
                .formatted(
                    Pattern.quote(subject.profile().project()),
                    Pattern.quote(subject.version().number())),
            Pattern.CASE_INSENSITIVE);
    return Stream.concat(
            subject.world().refs(work).stream()
                .filter(ref -> ref.name().startsWith(TAGS))
                .map(ref ->
                    "%s on the remote: %s"
                        .formatted(ref.name().substring(TAGS.length()), ref.commit())),
            subject.repository().tags().stream()
                .map(tag -> "%s here: %s".formatted(tag.name(), tag.commit())))
        .filter(line -> spelled.matcher(line.substring(0, line.indexOf(' '))).matches())
        .filter(line -> !line.startsWith(subject.version() + " "))
        .toList();
  }

  private static Optional<String> branch(Candidate subject, Work work) {
    String name = "refs/heads/" + subject.version();
    return subject.world().refs(work).stream()
        .filter(ref -> ref.name().equals(name))
        .map(ref -> "%s on the remote".formatted(ref.name()))
        .findFirst()
        .or(() -> subject.repository().commit(name).map(_ -> name + " here"));
  }

  /** What lies below the version and was not made from this commit. */
  private static List<String> rest(Candidate subject, Work work) {
    Bucket bucket = subject.world().bucket();
    var keys = new ArrayList<String>();
    bucket.list(subject.version() + "/", object -> keys.add(object.key()), work);
    return keys.stream()
        .filter(key ->
            bucket
                .head(key)
                .filter(there -> !subject.commit().equals(there.metadata().get("commit")))
                .isPresent())
        .toList();
  }

  /** An unfinished cut of another machine: its objects say which commit they were built from. */
  private static boolean isOfThisCommit(Candidate subject) {
    return subject
        .world()
        .bucket()
        .head(subject.profile().tarballKey(subject.version().text()))
        .map(ObjectInfo::metadata)
        .map(metadata -> subject.commit().equals(metadata.get("commit")))
        .orElse(false);
  }
}
