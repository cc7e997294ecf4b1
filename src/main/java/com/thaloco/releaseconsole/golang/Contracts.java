package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares the profile's contracts between two commits; the rules stand in docs/contracts.md. */
public final class Contracts {
  private final GoModule older;
  private final GoModule newer;

  public Contracts(SourceTree older, SourceTree newer, BuildTarget target) {
    this.older = new GoModule(older, target);
    this.newer = new GoModule(newer, target);
  }

  /**
   * One contract in both commits.
   *
   * @param before its symbols in the older commit
   * @param after its symbols in the newer one
   */
  public record Report(
      ContractRule rule, List<Symbol> before, List<Symbol> after, List<ContractChange> changes) {
    public Report {
      before = List.copyOf(before);
      after = List.copyOf(after);
      changes = List.copyOf(changes);
    }

    /** How many of its symbols were added, removed or changed. */
    public long count(String change) {
      return changes.stream().filter(one -> one.change().equals(change)).count();
    }
  }

  /** What has changed in any of the contracts, and the number that follows from it. */
  public Advice compare(List<ContractRule> rules) {
    return Advice.of(reports(rules).stream().flatMap(report -> report.changes().stream()).toList());
  }

  /** Each contract with its symbols in both commits, and what has changed. */
  public List<Report> reports(List<ContractRule> rules) {
    return rules.stream().map(this::report).toList();
  }

  private Report report(ContractRule rule) {
    var changes = new ArrayList<ContractChange>();
    List<Symbol> before = extract(older, rule);
    List<Symbol> after = extract(newer, rule);
    compare(rule, before, after, changes);
    return new Report(rule, before, after, changes);
  }

  /** The symbols of a contract in the newer commit. */
  public List<Symbol> symbols(ContractRule rule) {
    return List.copyOf(extract(newer, rule));
  }

  private void compare(
      ContractRule rule, List<Symbol> before, List<Symbol> after, List<ContractChange> changes) {
    boolean anywhere = false;
    for (boolean isNewer : new boolean[] {false, true}) {
      GoModule module = isNewer ? newer : older;
      for (String folder : rule.folders()) {
        anywhere |= !module.tree().paths(GoModule.clean(folder)).isEmpty();
      }
      for (GoPackage owner : packages(module, rule)) {
        for (SyntaxError error : owner.errors) {
          changes.add(
              new ContractChange(
                  rule.name(),
                  "unclear",
                  error.file(),
                  error.file(),
                  error.line(),
                  "",
                  "",
                  true,
                  "the %s commit's file can't be read as Go (%s); in doubt the higher number"
                      .formatted(isNewer ? "newer" : "older", error.why())));
        }
      }
    }
    if (!anywhere) {
      changes.add(
          ContractChange.unclear(
              rule.name(),
              String.join(", ", rule.folders()),
              "no folder of this contract exists in either commit; correct the profile"));
      return;
    }
    for (boolean isNewer : new boolean[] {false, true}) {
      List<Symbol> seen = isNewer ? after : before;
      if (seen.isEmpty() && !packages(isNewer ? newer : older, rule).isEmpty()) {
        changes.add(
            ContractChange.unclear(
                rule.name(),
                String.join(", ", rule.folders()),
                "nothing was recognised in the %s commit (symbols: %d, then %d)"
                    .formatted(isNewer ? "newer" : "older", before.size(), after.size())));
      }
    }
    if (!changes.isEmpty() && (before.isEmpty() || after.isEmpty())) {
      return;
    }
    Map<String, Symbol> was = byKey(before);
    Map<String, Symbol> is = byKey(after);
    ContractRules judge = new ContractRules(rule, was, is, packages(older, rule));
    LinkedHashSet<String> keys = new LinkedHashSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (String key : keys) {
      Optional<Symbol> old = Optional.ofNullable(was.get(key));
      Optional<Symbol> now = Optional.ofNullable(is.get(key));
      if (old.isPresent() && now.isPresent() && old.get().sameAs(now.get())) {
        continue;
      }
      Symbol one = now.or(() -> old).orElseThrow();
      String change =
          one.kind().equals("unread")
              ? "unclear"
              : old.isEmpty() ? "added" : now.isEmpty() ? "removed" : "changed";
      ContractRules.Judgement judgement = judge.judge(change, old, now);
      changes.add(
          new ContractChange(
              rule.name(),
              judgement.unclear() ? "unclear" : change,
              one.name(),
              one.file(),
              one.line(),
              old.map(Symbol::shape).orElse(""),
              now.map(Symbol::shape).orElse(""),
              judgement.minor(),
              judgement.why()));
    }
  }

  private static Map<String, Symbol> byKey(List<Symbol> symbols) {
    Map<String, Symbol> byKey = new LinkedHashMap<>();
    for (Symbol symbol : symbols) {
      // One name in several places: all shapes together, so that none can change unseen.
      byKey.merge(
          symbol.key(),
          symbol,
          (a, b) ->
              a.shape().contains(b.shape())
                  ? a
                  : new Symbol(
                      a.contract(),
                      a.kind(),
                      a.name(),
                      a.shape() + " | " + b.shape(),
                      a.file(),
                      a.line()));
    }
    return byKey;
  }

  private static List<Symbol> extract(GoModule module, ContractRule rule) {
    List<GoPackage> packages = packages(module, rule);
    return switch (rule.kind()) {
      case CLI -> new CliSymbols(module, rule.name()).extract(packages);
      case RPC, PROTOCOL -> new ShapeSymbols(module, rule).extract(packages);
      case STORE -> new StoreSymbols(module, rule).extract(packages);
    };
  }

  /** The packages in the rule's folders and below. */
  private static List<GoPackage> packages(GoModule module, ContractRule rule) {
    TreeSet<String> folders = new TreeSet<>();
    for (String folder : rule.folders()) {
      for (String path : module.tree().paths(GoModule.clean(folder))) {
        if (path.endsWith(".go") && !FunctionalChanges.isTest(path) && !GoSource.isVendored(path)) {
          folders.add(GoSource.folder(path));
        }
      }
    }
    return folders.stream().map(module::packageIn).toList();
  }
}
