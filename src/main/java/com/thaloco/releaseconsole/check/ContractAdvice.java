package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.profile.ContractRule;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.source.Comparisons;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Patch or minor, from the profile's contracts between the last release and the commit
 * (docs/rules.md, Patch or minor).
 */
public record ContractAdvice(LastRelease last, List<Contracts.Report> reports) {
  private record Comparison(
      LastRelease last, String commit, List<ContractRule> rules, BuildTarget target)
      implements Comparisons.Question<ContractAdvice> {}

  public ContractAdvice {
    reports = List.copyOf(reports);
  }

  /** The advice; empty where there is no last release or no contract. */
  public static Optional<ContractAdvice> of(Candidate subject, Work work) {
    List<ContractRule> rules = subject.profile().contracts();
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    return subject
        .lastRelease(work)
        .map(last -> {
          BuildTarget target = BuildTarget.of(subject.profile().build());
          return subject
              .repository()
              .comparisons()
              .of(
                  new Comparison(last, subject.commit(), rules, target),
                  () ->
                      new ContractAdvice(
                          last,
                          new Contracts(
                                  new CommitTree(subject, last.commit()),
                                  new CommitTree(subject, subject.commit()),
                                  target)
                              .reports(rules)));
        });
  }

  /** Why nothing could be compared: what is not compared is unclear, never unchanged. */
  static ContractChange notCompared(Candidate subject) {
    List<ContractRule> rules = subject.profile().contracts();
    var tree = new CommitTree(subject, subject.commit());
    var contracts = new Contracts(tree, tree, BuildTarget.of(subject.profile().build()));
    int seen = rules.stream().mapToInt(rule -> contracts.symbols(rule).size()).sum();
    return ContractChange.unclear(
        "contracts",
        "0 symbols compared",
        "%s (symbols seen: %d)"
            .formatted(
                rules.isEmpty()
                    ? "the profile names no contract"
                    : "there is no last release to compare with",
                seen));
  }

  /** Whether the contracts ask for a minor number. */
  public boolean minor() {
    return changes().stream().anyMatch(ContractChange::minor);
  }

  /** All changes, those that need a minor number first. */
  public List<ContractChange> changes() {
    return reports.stream()
        .flatMap(report -> report.changes().stream())
        .sorted(Comparator.comparing(ContractChange::minor).reversed())
        .toList();
  }

  /** The changes of one kind of contract. */
  List<ContractChange> changes(ContractRule.Kind kind, List<ContractRule> rules) {
    Set<String> names =
        rules.stream()
            .filter(rule -> rule.kind() == kind)
            .map(ContractRule::name)
            .collect(Collectors.toSet());
    return changes().stream().filter(change -> names.contains(change.contract())).toList();
  }

  /** Whether a version raises the minor or major number over the last release. */
  public boolean isRaisedBy(ReleaseVersion version) {
    return !version.isSameMinor(last.version());
  }

  /** One line of evidence, with both shapes. */
  static String line(ContractChange change) {
    String shapes =
        change.before().isEmpty() || change.after().isEmpty()
            ? change.before() + change.after()
            : change.before() + " → " + change.after();
    return "%s: %s: %s %s%s: %s: %s"
        .formatted(
            change.place(),
            change.contract(),
            change.symbol(),
            change.change(),
            shapes.isEmpty() ? "" : " (" + shapes.replaceAll("\\s+", " ") + ")",
            change.minor() ? "minor" : "patch",
            change.why());
  }
}
