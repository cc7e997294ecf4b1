package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.explore.Choice.Act;
import java.util.List;
import java.util.Optional;

/**
 * What is explored.
 *
 * @param before the world in which it begins
 * @param faults how many kills, lost answers, late and doubled requests there are at most
 * @param acts which of these
 * @param finishes whether each command must succeed in the end
 */
record Scenario(
    String name,
    World before,
    List<Person> people,
    int faults,
    List<Act> acts,
    boolean finishes,
    Switches switches) {
  static final List<Act> ALL =
      List.of(
          Act.KILL_BEFORE,
          Act.KILL_AFTER,
          Act.KILL_MEANWHILE,
          Act.LOSE_ANSWER,
          Act.DELAY,
          Act.DOUBLE);

  /**
   * A maintainer.
   *
   * @param machine copied for each execution
   * @param restarts whether the command is entered again after a kill
   * @param retries how often a command that was refused is entered again
   * @param spared whether no fault happens to it
   * @param after the number of the one who must have ended, or be dead, before this one begins
   */
  record Person(
      Machine machine,
      List<MaintainerCommand> commands,
      boolean restarts,
      int retries,
      boolean spared,
      Optional<Integer> after) {
    static Person of(Machine machine, MaintainerCommand... commands) {
      return new Person(machine, List.of(commands), false, 0, false, Optional.empty());
    }

    Person restarting() {
      return new Person(machine, commands, true, retries, spared, after);
    }

    Person retrying() {
      return new Person(machine, commands, restarts, 1, spared, after);
    }

    /** The one who finishes what another has left. */
    Person after(int other) {
      return new Person(machine, commands, restarts, retries, true, Optional.of(other));
    }
  }

  /** Whether latest may be moved back by one of the commands. */
  boolean mayGoBack() {
    return people.stream()
        .flatMap(each -> each.commands().stream())
        .anyMatch(MaintainerCommand::isRollback);
  }

  /** Whether the disks may fail. */
  boolean hasFaultyDisks() {
    return acts.stream().anyMatch(Act::isOfDisks);
  }

  World world() {
    return before.copy();
  }

  Scenario with(int most, List<Act> which) {
    return new Scenario(name, before, people, most, which, finishes, switches);
  }

  Scenario with(Switches other) {
    return new Scenario(name, before, people, faults, acts, finishes, other);
  }
}
