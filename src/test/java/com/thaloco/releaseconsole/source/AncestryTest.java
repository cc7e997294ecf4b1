package com.thaloco.releaseconsole.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was asked before, and in whatever order, the answer is git's. */
class AncestryTest {
  @TempDir Path folder;

  private static ObjectId commit(Git git, String message) throws Exception {
    return git.commit().setAllowEmpty(true).setSign(false).setMessage(message).call();
  }

  @Test
  void commitsOfSeveralBranchesAreToldApart() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      List<ObjectId> all = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        all.add(commit(git, "main " + i));
      }
      git.checkout().setCreateBranch(true).setName("side").setStartPoint(name(all.get(1))).call();
      all.add(commit(git, "side 1"));
      all.add(commit(git, "side 2"));
      git.checkout().setName("main").call();
      ObjectId merged =
          git.merge()
              .include(all.get(5))
              .setStrategy(MergeStrategy.OURS)
              .setMessage("merge")
              .call()
              .getNewHead();
      all.add(merged);
      all.add(commit(git, "last"));
      try (var ancestry = new Ancestry(git.getRepository())) {
        for (ObjectId commit : all.reversed()) {
          for (ObjectId ancestor : all) {
            assertThat(ancestry.has(commit, ancestor))
                .as("%s of %s", ancestor, commit)
                .isEqualTo(isAncestor(ancestor, commit));
          }
        }
      }
    }
  }

  @Test
  void aHistoryThatWasFetchedLaterCounts() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      ObjectId first = commit(git, "first");
      ObjectId second = commit(git, "second");
      Path shallow = folder.resolve(".git/shallow");
      Files.writeString(shallow, name(second) + "\n");
      try (var ancestry = new Ancestry(git.getRepository())) {
        assertThat(ancestry.has(second, first)).isFalse();
        Files.delete(shallow);
        assertThat(ancestry.has(second, first)).isTrue();
      }
    }
  }

  private static String name(ObjectId id) {
    return id.getName();
  }

  private boolean isAncestor(ObjectId ancestor, ObjectId commit) throws Exception {
    return new ProcessBuilder("git", "merge-base", "--is-ancestor", name(ancestor), name(commit))
            .directory(folder.toFile())
            .start()
            .waitFor()
        == 0;
  }
}
