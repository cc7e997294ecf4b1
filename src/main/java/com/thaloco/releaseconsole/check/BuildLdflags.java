package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.GoModule;
import com.thaloco.releaseconsole.golang.LdflagVerdict;
import com.thaloco.releaseconsole.golang.LdflagsVariables;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import java.util.List;

/**
 * {@code build.ldflags}: each {@code -X} names a package-level string variable in the commit. Go
 * ignores one whose variable does not exist, and the release would not know its own version.
 */
final class BuildLdflags implements Check {
  @Override
  public String id() {
    return "build.ldflags";
  }

  @Override
  public Binding binding() {
    return Binding.COMMIT;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    BuildRules rules = subject.profile().build();
    if (rules.ldflags().isEmpty()) {
      return Finding.notNeeded(id(), "The profile names no -X setting.");
    }
    var module = new GoModule(new CommitTree(subject, subject.commit()), BuildTarget.of(rules));
    List<LdflagVerdict> verdicts = new LdflagsVariables(module, rules).check(rules.ldflags());
    List<LdflagVerdict> wrong = verdicts.stream().filter(verdict -> !verdict.sets()).toList();
    if (wrong.isEmpty()) {
      return Finding.passed(
          id(),
          "Each -X names a string variable of the commit.",
          verdicts.stream().map(BuildLdflags::line).toArray(String[]::new));
    }
    return Finding.blocked(
        id(),
        "The linker would not set %s: %s"
            .formatted(wrong.getFirst().variable(), wrong.getFirst().reason()),
        wrong.stream().map(BuildLdflags::line).toList(),
        "Make it a package-level string variable with a constant value, or correct build.ldflags in"
            + " the profile; then commit and push.");
  }

  private static String line(LdflagVerdict verdict) {
    return "%s: -X %s: %s".formatted(verdict.place(), verdict.variable(), verdict.reason());
  }
}
