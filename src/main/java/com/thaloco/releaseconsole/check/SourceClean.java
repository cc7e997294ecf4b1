package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.WorkingTree;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code source.clean}: what lies in the working tree is what is committed. The build does not use the
 * working tree, but a change that was forgotten there would be missing from the release.
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
  public Finding run(Subject subject, Work work) {
    WorkingTree tree = subject.repository().workingTree();
    if (tree.isClean()) {
      return Finding.passed(id(), "The working tree is clean.");
    }
    var evidence = new ArrayList<String>();
    add(evidence, "conflicting", tree.conflicting());
    add(evidence, "staged", tree.staged());
    add(evidence, "modified", tree.modified());
    add(evidence, "untracked", tree.untracked());
    return Finding.blocked(
        id(),
        "The working tree has %d uncommitted changes: %s."
            .formatted(evidence.size(), evidence.getFirst()),
        evidence,
        "Commit what belongs to the release and stash or remove the rest, then check again.");
  }

  private static void add(List<String> evidence, String how, List<String> paths) {
    paths.forEach(path -> evidence.add("%s is %s".formatted(path, how)));
  }
}
