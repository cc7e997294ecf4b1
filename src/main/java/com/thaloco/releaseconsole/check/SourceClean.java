package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ProfileAtCommit;
import com.thaloco.releaseconsole.source.GitOperation;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.source.WorkingTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code source.clean}: what lies in the working tree is what is committed, and the commit is
 * whole. The build does not use the working tree, but a change that was forgotten there would be
 * missing from the release, and so would be what only represents a file: a submodule, an LFS
 * pointer.
 */
final class SourceClean implements Check {
  @Override
  public String id() {
    return "source.clean";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    Repository repository = subject.repository();
    return shallow(repository)
        .or(() -> unfinished(repository))
        .or(() -> uncommitted(repository))
        .or(() -> otherProfile(subject))
        .orElseGet(() -> whole(subject));
  }

  private Optional<Finding> shallow(Repository repository) {
    return repository.isShallow()
        ? Optional.of(
            Finding.blocked(
                id(),
                "The clone is shallow: earlier releases can't be compared.",
                List.of(repository.directory() + " has only part of the history"),
                Remedy.text("Fetch the rest")
                    .by(Action.shell("git", "fetch", "--unshallow", "--tags"))))
        : Optional.empty();
  }

  private Optional<Finding> unfinished(Repository repository) {
    return repository
        .unfinished()
        .map(what ->
            Finding.blocked(
                id(),
                "A %s is in progress.".formatted(what.noun()),
                List.of(repository.directory().toString()),
                end(what)));
  }

  private static Remedy end(GitOperation what) {
    return what.finish()
        .map(
            finish -> Remedy.text("Finish it").aside(new Action.Shell(finish)).then(" or abort it"))
        .orElse(Remedy.text("End it"))
        .aside(new Action.Shell(what.abort()))
        .then(", then check again.");
  }

  private Optional<Finding> uncommitted(Repository repository) {
    WorkingTree tree = repository.workingTree();
    if (tree.isClean()) {
      return Optional.empty();
    }
    var evidence = new ArrayList<String>();
    add(evidence, "conflicting", tree.conflicting());
    add(evidence, "staged", tree.staged());
    add(evidence, "modified", tree.modified());
    add(evidence, "untracked", tree.untracked());
    List<String> assumed = tree.assumed();
    if (!assumed.isEmpty() || !tree.skipped().isEmpty()) {
      return Optional.of(
          assumed.isEmpty()
              ? marked("skip-worktree", tree.skipped(), evidence)
              : marked("assume-unchanged", assumed, evidence));
    }
    return Optional.of(
        Finding.blocked(
            id(),
            "The working tree has %s: %s."
                .formatted(Plural.of(evidence.size(), "uncommitted change"), evidence.getFirst()),
            evidence,
            Remedy.text("Commit what belongs to the release, and stash the rest")
                .aside(Action.shell("git", "stash", "--include-untracked"))
                .then(", then check again.")));
  }

  /** Files that are changed, and whose changes git does not show. */
  private Finding marked(String mark, List<String> paths, List<String> evidence) {
    var command = new ArrayList<>(List.of("git", "update-index", "--no-" + mark, "--"));
    command.addAll(paths);
    return Finding.blocked(
        id(),
        "%s is marked %s, and is modified.".formatted(paths.getFirst(), mark),
        evidence,
        Remedy.text("Remove the mark")
            .by(Action.shell(command.toArray(String[]::new)))
            .then("; then commit or restore the file."));
  }

  /** A cut that is resumed has its own commit, whatever is checked out. */
  private Optional<Finding> otherProfile(Candidate subject) {
    return ProfileAtCommit.differs(subject)
        ? Optional.of(
            Finding.blocked(
                id(),
                "The profile %s in the working tree differs from the one of the commit that is released."
                    .formatted(Profiles.FILE),
                List.of(subject.commit()),
                Remedy.text("Check that commit out")
                    .by(new Action.Shell("git checkout " + subject.commit()))))
        : Optional.empty();
  }

  private Finding whole(Candidate subject) {
    Repository repository = subject.repository();
    var inputs = new BuildInputs(subject.profile(), repository, subject.commit());
    List<String> pointers = repository.lfsPointers(subject.commit());
    List<String> submodules = repository.submodules(subject.commit());
    List<String> ignored = repository.ignoredForBuild();
    var evidence = new ArrayList<String>();
    add(evidence, "a Git LFS pointer, not the file", pointers);
    add(evidence, "a submodule, which is not part of the exported commit", submodules);
    if (pointers.stream().anyMatch(inputs::has) || submodules.stream().anyMatch(inputs::has)) {
      return Finding.blocked(
          id(),
          "The commit lacks what the build needs: %s.".formatted(evidence.getFirst()),
          evidence,
          "Commit the files themselves (git lfs untrack, or the submodule's files in its place):"
              + " a release is built from the commit alone.");
    }
    List<String> outside = inputs.outside();
    if (!outside.isEmpty()) {
      return Finding.blocked(
          id(),
          "The build takes a module from %s, which is outside the repository."
              .formatted(outside.getFirst()),
          outside.stream().map(path -> "go.mod or go.work: " + path).toList(),
          "Require a published version of the module, or bring it into the repository; commit and"
              + " push.");
    }
    List<String> keys = PrivateKeys.in(repository, subject.commit());
    if (!keys.isEmpty()) {
      return Finding.warned(
          id(),
          "%s holds a private signing key, and the repository shows it to all who read it."
              .formatted(keys.getFirst()),
          keys,
          "If releases are signed with it, make a new key: removing the file leaves it in the"
              + " history.");
    }
    add(evidence, "ignored by git, but a build in this folder uses it", ignored);
    if (evidence.isEmpty()) {
      return Finding.passed(id(), "The working tree is clean, and the commit is complete.");
    }
    return Finding.warned(
        id(),
        "This folder has more files than the commit: %s.".formatted(evidence.getFirst()),
        evidence,
        "If the release needs it, commit it; if not, remove it, so that smoke tests the release.");
  }

  private static void add(List<String> evidence, String how, List<String> paths) {
    paths.forEach(path -> evidence.add("%s is %s".formatted(path, how)));
  }
}
