package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.explore.Choice.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Takes every order in which the calls of a scenario can pass, up to orders that differ in nothing
 * but calls that do not concern each other: depth first, each execution from the beginning, with
 * sleep sets (Godefroid, Partial-Order Methods, 1996) and a memory of the states that were seen.
 */
final class Explorer {
  /** What can be chosen in a state, and how far it was chosen. */
  private static final class Frame {
    private final long digest;
    private final List<Choice> open;
    private final long[] independent;
    private long sleeping;
    private int at;

    Frame(long digest, List<Choice> open, long[] independent, long sleeping) {
      this.digest = digest;
      this.open = open;
      this.independent = independent;
      this.sleeping = sleeping;
    }

    Choice choice() {
      return open.get(at);
    }

    /** What sleeps after the choice: what was, or would have been, the same in the other order. */
    long asleepAfter() {
      return sleeping & independent[at];
    }

    boolean next() {
      sleeping |= choice().bit();
      at++;
      return at < open.size();
    }
  }

  private final Sample sample;
  private final Scenario scenario;
  private final Map<Long, Long> seen = new HashMap<>();
  private final List<Frame> stack = new ArrayList<>();
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
  Explorer explore(Duration time, long executions, int most) {
    beside(() -> explored(time, executions, most));
    return this;
  }

  private void explored(Duration time, long limit, int most) {
    long end = System.nanoTime() + time.toNanos();
    long last = executions + limit;
    do {
      try (Execution run = new Execution(sample, scenario)) {
        execute(run);
      }
      executions++;
      while (!stack.isEmpty() && !stack.getLast().next()) {
        stack.removeLast();
      }
      complete = stack.isEmpty();
    } while (!complete && System.nanoTime() < end && executions < last && violations.size() < most);
  }

  private void execute(Execution run) {
    long asleep = 0;
    for (Frame frame : stack) {
      if (frame == stack.getLast() && frame.digest != run.digest()) {
        throw new IllegalStateException("not the same again: " + run.trace());
      }
      asleep = frame.asleepAfter();
      run.take(frame.choice());
    }
    moves += stack.size();
    while (true) {
      long digest = run.digest();
      Optional<Long> before = Optional.ofNullable(seen.get(digest));
      if (before.isEmpty()) {
        Optional<String> fault = run.fault();
        if (fault.isPresent()) {
          seen.put(digest, 0L);
          violation(run, fault.get());
          return;
        }
      }
      List<Choice> all = run.choices();
      long mask = asleep;
      long chosen = before.map(old -> ~old).orElse(0L);
      seen.put(digest, before.map(old -> old & mask).orElse(mask));
      List<Choice> open =
          all.stream()
              .filter(choice -> (choice.bit() & mask) == 0)
              .filter(choice -> (choice.bit() & chosen) == 0)
              .toList();
      deepest = Math.max(deepest, stack.size());
      skipped += all.size() - open.size();
      if (all.isEmpty()) {
        counted(run);
        ends += before.isEmpty() ? 1 : 0;
        if (before.isEmpty()) {
          new Ending(sample, run).fault().ifPresent(what -> violation(run, what));
        }
        return;
      }
      if (open.isEmpty()) {
        return;
      }
      long sleeping = mask;
      for (Choice choice : all) {
        if ((choice.bit() & chosen) != 0) {
          sleeping |= choice.bit();
        }
      }
      var independent = new long[open.size()];
      for (int i = 0; i < open.size(); i++) {
        for (Choice other : all) {
          if (other.act() != Act.TIME && run.areIndependent(open.get(i), other)) {
            independent[i] |= other.bit();
          }
        }
      }
      var frame = new Frame(digest, open, independent, sleeping);
      stack.add(frame);
      asleep = frame.asleepAfter();
      run.take(frame.choice());
      moves++;
    }
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
