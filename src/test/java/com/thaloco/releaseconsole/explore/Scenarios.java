package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;

import com.thaloco.releaseconsole.explore.Choice.Act;
import com.thaloco.releaseconsole.explore.Scenario.Person;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import java.time.Duration;
import java.util.List;

/** What one, two or three maintainers may do at the same time. */
final class Scenarios {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATE = Duration.ofSeconds(65);

  private static final List<Act> DISK = List.of(Act.KILL_BEFORE, Act.FULL, Act.TEAR);
  private static final List<Act> DEATH = List.of(Act.POWER, Act.FORGET);
  private static final List<Act> LIES =
      List.of(Act.FAIL, Act.FLIP, Act.HIDE, Act.RETAG, Act.STALE, Act.DELAY, Act.STALL, Act.HANG);

  private final Sample sample;

  Scenarios(Sample sample) {
    this.sample = sample;
  }

  List<Scenario> all() {
    return List.of(
        cutAndWithdraw(),
        cutThenWithdraw(),
        cutTwice(),
        cutAndRecut(),
        withdrawTwice(),
        withdrawAndCutNext(),
        cutAndResume(),
        rollbackAndCutNext(),
        rollbackAndWithdraw(),
        rollbackTwice(),
        alone(),
        lies(),
        liesOfWithdrawal(),
        liesOfResume(),
        liesOfRecut(),
        liesOfRollback(),
        resumeElsewhere(),
        badDisk(),
        badDiskThenElsewhere(),
        withdrawalOnABadDisk(),
        recutOnABadDisk(),
        rollbackOnABadDisk(),
        powerCut(),
        powerCutThenElsewhere(),
        powerCutOfWithdrawal(),
        wrongClock(),
        threeAtOnce(),
        threeWithOneNumber());
  }

  /** One cuts the new version, and the other withdraws it. */
  Scenario cutAndWithdraw() {
    return scenario("cut and withdraw", sample.world(), cutting(), withdrawing());
  }

  /** One cuts the new version and is killed, and the other withdraws it. */
  Scenario cutThenWithdraw() {
    return new Scenario(
        "cut, then withdraw",
        sample.world(),
        List.of(cutting(), withdrawing().after(0)),
        1,
        List.of(Act.KILL_BEFORE, Act.KILL_AFTER, Act.KILL_MEANWHILE),
        false,
        Switches.NONE);
  }

  /** Both cut the new version, from different commits. */
  Scenario cutTwice() {
    return scenario(
        "cut twice",
        sample.world(),
        cutting(),
        Person.of(sample.prepared(NEW, 3, LATE), MaintainerCommand.cut(NEW)));
  }

  /** One resumes the cut of what is published and not tagged, and the other cuts it again. */
  Scenario cutAndRecut() {
    World world = sample.world();
    Machine machine = sample.published(world, NEW, 2);
    return scenario(
        "cut and re-cut",
        world,
        Person.of(machine, MaintainerCommand.cut(NEW)),
        Person.of(sample.machine(3), MaintainerCommand.recover(RecoveryKind.RE_CUT, NEW)));
  }

  /** Both withdraw the same release. */
  Scenario withdrawTwice() {
    return scenario("withdraw twice", sample.withNew(), withdrawing(), withdrawing());
  }

  /** One moves latest back, and the other cuts the next release. */
  Scenario rollbackAndCutNext() {
    World world = sample.withNew();
    return scenario(
        "rollback and cut the next",
        world,
        Person.of(sample.machine(2), MaintainerCommand.rollback(LAST)),
        Person.of(next(world), MaintainerCommand.cut(LATER)));
  }

  /** One moves latest back to the release that the other withdraws. */
  Scenario rollbackAndWithdraw() {
    return scenario(
        "rollback and withdraw",
        sample.withNew(),
        Person.of(sample.machine(2), MaintainerCommand.rollback(LAST)),
        Person.of(sample.machine(2), MaintainerCommand.recover(RecoveryKind.WITHDRAW, LAST)));
  }

  /** Both move latest back, to different releases. */
  Scenario rollbackTwice() {
    return scenario(
        "rollback twice",
        sample.withNew(),
        Person.of(sample.machine(2), MaintainerCommand.rollback(LAST)),
        Person.of(sample.machine(2), MaintainerCommand.rollback(FIRST)));
  }

  /** A machine on which the next release is built and signed. */
  private Machine next(World world) {
    Machine machine = sample.machine(3);
    new Alone(sample, machine, world.copy()).killedAt(MaintainerCommand.cut(LATER), Op::effect);
    return machine.asSigned();
  }

  /** One withdraws the last release, and the other cuts the next. */
  Scenario withdrawAndCutNext() {
    World world = sample.withNew();
    return scenario(
        "withdraw and cut the next",
        world,
        withdrawing(),
        Person.of(next(world), MaintainerCommand.cut(LATER)));
  }

  /** One cuts, and the other resumes that cut on another machine at the same time. */
  Scenario cutAndResume() {
    return scenario(
        "cut and resume",
        sample.world(),
        cutting(),
        Person.of(sample.machine(2), MaintainerCommand.recover(RecoveryKind.RESUME, NEW)));
  }

  /** One cuts, without anyone else, and begins again after each kill. */
  Scenario alone() {
    return finishing(
        "cut alone",
        sample.world(),
        2,
        List.of(Act.KILL_BEFORE, Act.KILL_AFTER, Act.LOSE_ANSWER, Act.DOUBLE),
        cutting().restarting());
  }

  /**
   * One cuts, one of its calls fails or lies, and the same command is entered again where that
   * refused it.
   */
  Scenario lies() {
    return finishing("cut with lies", sample.world(), 1, LIES, cutting().retrying());
  }

  /** The same with a withdrawal. */
  Scenario liesOfWithdrawal() {
    return finishing("withdraw with lies", sample.withNew(), 1, LIES, withdrawing().retrying());
  }

  /** The same with a resume of what another machine has published. */
  Scenario liesOfResume() {
    World world = sample.world();
    var _ = sample.published(world, NEW, 2);
    return finishing("resume with lies", world, 1, LIES, resuming().retrying());
  }

  /** The same with a re-cut. */
  Scenario liesOfRecut() {
    World world = sample.world();
    var _ = sample.published(world, NEW, 2);
    return finishing("re-cut with lies", world, 1, LIES, recutting().retrying());
  }

  /** The same with a rollback. */
  Scenario liesOfRollback() {
    return finishing("rollback with lies", sample.withNew(), 1, LIES, rollingBack().retrying());
  }

  private Person resuming() {
    return Person.of(sample.machine(3), MaintainerCommand.recover(RecoveryKind.RESUME, NEW));
  }

  private Person recutting() {
    return Person.of(sample.machine(3), MaintainerCommand.recover(RecoveryKind.RE_CUT, NEW));
  }

  private Person rollingBack() {
    return Person.of(sample.machine(2), MaintainerCommand.rollback(LAST));
  }

  private Person withdrawing() {
    return Person.of(sample.machine(2), MaintainerCommand.recover(RecoveryKind.WITHDRAW, NEW));
  }

  /**
   * A re-cut, once its tarball is built, on a disk that is full, or whose machine dies in a write.
   */
  Scenario recutOnABadDisk() {
    World world = sample.world();
    var _ = sample.published(world, NEW, 2);
    Machine machine = sample.machine(3);
    MaintainerCommand recut = MaintainerCommand.recover(RecoveryKind.RE_CUT, NEW);
    new Alone(sample, machine, world)
        .killedAt(recut, op -> op.kind() == Op.Kind.PUT && op.place().endsWith(".tar.gz"));
    return finishing(
        "re-cut on a bad disk",
        world,
        1,
        DISK,
        Person.of(machine.asSigned(), recut).restarting().retrying());
  }

  /** The same with a rollback. */
  Scenario rollbackOnABadDisk() {
    return finishing(
        "rollback on a bad disk", sample.withNew(), 1, DISK, rollingBack().restarting().retrying());
  }

  /** One cuts, the power goes, and the command is entered again. */
  Scenario powerCut() {
    return finishing(
        "cut and power cut", sample.world(), 1, DEATH, cutting().restarting().retrying());
  }

  /** The same, and another machine finishes it. */
  Scenario powerCutThenElsewhere() {
    return finishing(
        "cut and power cut, resumed elsewhere",
        sample.world(),
        1,
        DEATH,
        cutting(),
        resuming().after(0));
  }

  /** The same with a withdrawal. */
  Scenario powerCutOfWithdrawal() {
    return finishing(
        "withdraw and power cut",
        sample.withNew(),
        1,
        DEATH,
        withdrawing().restarting().retrying());
  }

  /** One cuts and is killed, and another machine finishes it. */
  Scenario resumeElsewhere() {
    return finishing(
        "resume elsewhere",
        sample.world(),
        1,
        List.of(Act.KILL_BEFORE, Act.KILL_AFTER),
        cutting(),
        resuming().after(0));
  }

  /**
   * One cuts, the disk is full or the machine dies in a write, and the command is entered again.
   */
  Scenario badDisk() {
    return finishing(
        "cut on a bad disk", sample.world(), 1, DISK, cutting().restarting().retrying());
  }

  /** The same, and another machine finishes it. */
  Scenario badDiskThenElsewhere() {
    return finishing(
        "cut on a bad disk, resumed elsewhere",
        sample.world(),
        1,
        List.of(Act.FULL, Act.TEAR),
        cutting(),
        resuming().after(0));
  }

  /** The same with a withdrawal. */
  Scenario withdrawalOnABadDisk() {
    return finishing(
        "withdraw on a bad disk", sample.withNew(), 1, DISK, withdrawing().restarting().retrying());
  }

  /** One cuts, and the clock jumps. */
  Scenario wrongClock() {
    return finishing(
        "cut with a wrong clock",
        sample.world(),
        1,
        List.of(Act.AHEAD, Act.BEHIND),
        cutting().retrying());
  }

  /** One cuts, another withdraws the release before, and a third moves latest back. */
  Scenario threeAtOnce() {
    return scenario(
        "cut, withdraw and rollback",
        sample.world(),
        cutting(),
        Person.of(sample.machine(2), MaintainerCommand.recover(RecoveryKind.WITHDRAW, LAST)),
        Person.of(sample.machine(2), MaintainerCommand.rollback(FIRST)));
  }

  /** Two cut the same version from different commits, and a third withdraws it. */
  Scenario threeWithOneNumber() {
    return scenario(
        "cut twice and withdraw",
        sample.world(),
        cutting(),
        Person.of(sample.prepared(NEW, 3, LATE), MaintainerCommand.cut(NEW)),
        withdrawing());
  }

  /** The one who cuts the new version, all of which is built and signed. */
  private Person cutting() {
    return Person.of(sample.prepared(NEW, 2, SOON), MaintainerCommand.cut(NEW));
  }

  /** One in which each command succeeds in the end. */
  private static Scenario finishing(
      String name, World world, int faults, List<Act> acts, Person... people) {
    return new Scenario(name, world, List.of(people), faults, acts, true, Switches.NONE);
  }

  private static Scenario scenario(String name, World world, Person... people) {
    return new Scenario(name, world, List.of(people), 0, List.of(), false, Switches.NONE);
  }
}
