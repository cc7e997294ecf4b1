package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.explore.Choice.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Takes every order in which the calls of a scenario can pass, up to orders that differ in nothing
 * but calls that do not concern each other: with sleep sets (Godefroid, Partial-Order Methods,
 * 1996) and a memory of the states that were seen. What was not taken yet waits in a frontier, of
 * which a random one is next: so that a search without an end sees more than the last steps of a
 * few executions. Each execution begins anew.
 */
final class Explorer {
  /**
   * A choice that is still to be made.
   *
   * @param before the one that led to its state; empty at the beginning
   * @param digest of its state
   * @param asleep what sleeps after it: what was, or would have been, the same in the other order
   */
  private record Branch(Optional<Branch> before, long digest, Choice choice, long asleep) {
    /** All choices from the beginning up to this one. */
    List<Branch> path() {
      var path = new ArrayList<Branch>();
      for (Optional<Branch> at = Optional.of(this); at.isPresent(); at = at.get().before()) {
        path.add(at.get());
      }
      return path.reversed();
    }
  }

  private final Sample sample;
  private final Scenario scenario;
  private final Map<Long, Long> seen = new HashMap<>();
  private final List<Branch> frontier = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final int[] calls;
  private long executions;
  private long skipped;
  private long moves;
  private long ends;
  private int deepest;
  private boolean complete;

  /** What must not be, and how it came to be. */
  record Violation(String what, List<String> trace, List<String> told) {
    @Override
    public String toString() {
      return "%s\n  %s\n  told: %s".formatted(what, String.join("\n  ", trace), told);
    }
  }

  Explorer(Sample sample, Scenario scenario) {
    this.sample = sample;
    this.scenario = scenario;
    this.calls = new int[scenario.people().size()];
  }

  /** Explores until all is seen, or the time is over, or enough is wrong. */
  Explorer explore(long seed, Duration time, long executions, int most) {
    beside(() -> explored(new Random(seed), time, executions, most));
    return this;
  }

  private void explored(Random random, Duration time, long limit, int most) {
    long end = System.nanoTime() + time.toNanos();
    Optional<Branch> next = Optional.empty();
    do {
      try (Execution run = new Execution(sample, scenario)) {
        execute(run, next, random);
      }
      executions++;
      complete = frontier.isEmpty();
      next = complete ? Optional.empty() : Optional.of(any(random));
    } while (!complete
        && System.nanoTime() < end
        && executions < limit
        && violations.size() < most);
  }

  private Branch any(Random random) {
    int at = random.nextInt(frontier.size());
    Branch last = frontier.removeLast();
    return at == frontier.size() ? last : frontier.set(at, last);
  }

  private void execute(Execution run, Optional<Branch> from, Random random) {
    List<Branch> path = from.map(Branch::path).orElse(List.of());
    path.forEach(branch -> {
      if (branch == path.getLast() && branch.digest() != run.digest()) {
        throw new IllegalStateException("not the same again: " + run.trace());
      }
      run.take(branch.choice());
    });
    moves += path.size();
    int depth = path.size();
    Optional<Branch> at = from;
    while (true) {
      Optional<Branch> next = next(run, at, random);
      deepest = Math.max(deepest, depth++);
      if (next.isEmpty()) {
        return;
      }
      run.take(next.get().choice());
      moves++;
      at = next;
    }
  }

  /** The choice that is made in this state now; what else is to be made in it waits. */
  private Optional<Branch> next(Execution run, Optional<Branch> at, Random random) {
    long digest = run.digest();
    Optional<Long> before = Optional.ofNullable(seen.get(digest));
    if (before.isEmpty()) {
      Optional<String> fault = run.fault();
      if (fault.isPresent()) {
        seen.put(digest, 0L);
        violation(run, fault.get());
        return Optional.empty();
      }
    }
    List<Choice> all = run.choices();
    long mask = at.map(Branch::asleep).orElse(0L);
    long chosen = before.map(old -> ~old).orElse(0L);
    seen.put(digest, before.map(old -> old & mask).orElse(mask));
    if (all.isEmpty()) {
      counted(run);
      ends += before.isEmpty() ? 1 : 0;
      if (before.isEmpty()) {
        new Ending(sample, run).fault().ifPresent(what -> violation(run, what));
      }
      return Optional.empty();
    }
    List<Choice> open =
        new ArrayList<>(all.stream().filter(c -> (c.bit() & (mask | chosen)) == 0).toList());
    skipped += all.size() - open.size();
    Collections.shuffle(open, random);
    open.sort(Comparator.comparing(choice -> choice.act().isFault())); // what is usual goes first
    long sleeping = mask;
    for (Choice choice : all) {
      sleeping |= (choice.bit() & chosen) != 0 ? choice.bit() : 0;
    }
    var branches = new ArrayList<Branch>();
    for (Choice choice : open) {
      branches.add(new Branch(at, digest, choice, sleeping & independent(run, choice, all)));
      sleeping |= choice.bit();
    }
    frontier.addAll(branches.subList(Math.min(1, branches.size()), branches.size()));
    return branches.stream().findFirst();
  }

  private static long independent(Execution run, Choice choice, List<Choice> all) {
    long independent = 0;
    for (Choice other : all) {
      if (other.act() != Act.TIME && run.areIndependent(choice, other)) {
        independent |= other.bit();
      }
    }
    return independent;
  }

  /**
   * Goes at random: each maintainer runs for a while, and then another one; what is not to happen
   * often happens at random moments. From one seed, the same executions.
   */
  Explorer search(long seed, long limit, Duration time, int most) {
    beside(() -> searched(new Random(seed), limit, time, most));
    return this;
  }

  private void searched(Random random, long limit, Duration time, int most) {
    long end = System.nanoTime() + time.toNanos();
    for (long i = 0; i < limit && System.nanoTime() < end && violations.size() < most; i++) {
      try (Execution run = new Execution(sample, scenario)) {
        walk(run, new RandomChoices(random));
      }
      executions++;
    }
  }

  private void walk(Execution run, RandomChoices walk) {
    int depth = 0;
    while (true) {
      if (seen.put(run.digest(), 0L) == null) {
        Optional<String> fault = run.fault();
        if (fault.isPresent()) {
          violation(run, fault.get());
          return;
        }
      }
      List<Choice> all = run.choices();
      deepest = Math.max(deepest, depth++);
      if (all.isEmpty()) {
        counted(run);
        ends++;
        new Ending(sample, run).fault().ifPresent(what -> violation(run, what));
        return;
      }
      run.take(walk.next(all));
      moves++;
    }
  }

  /** On a thread of the kind that it switches to and from, which is cheap. */
  private static void beside(Runnable work) {
    var task = new FutureTask<Boolean>(work, true);
    Thread.ofVirtual().start(task);
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void violation(Execution run, String what) {
    violations.add(
        new Violation(
            what,
            List.copyOf(run.trace()),
            run.people().stream().flatMap(each -> each.problems().stream()).toList()));
  }

  private void counted(Execution run) {
    for (int i = 0; i < calls.length; i++) {
      calls[i] = Math.max(calls[i], run.calls(i));
    }
  }

  /** The logarithm of how many orders as many calls have. */
  long magnitude() {
    double logarithm = 0;
    int before = 0;
    for (int each : calls) {
      for (int i = 1; i <= each; i++) {
        logarithm += Math.log10((double) (before + i) / i);
      }
      before += each;
    }
    return Math.round(logarithm);
  }

  long skipped() {
    return skipped;
  }

  long executions() {
    return executions;
  }

  int depth() {
    return deepest;
  }

  List<Violation> violations() {
    return violations;
  }

  int states() {
    return seen.size();
  }

  boolean isComplete() {
    return complete;
  }

  @Override
  public String toString() {
    return "%s: %d states, %d ends, %d executions, %d moves, depth %d, %s, %d violations"
        .formatted(
            scenario.name(),
            seen.size(),
            ends,
            executions,
            moves,
            deepest,
            complete ? "complete" : "not complete",
            violations.size());
  }
}
