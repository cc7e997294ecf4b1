package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.explore.Choice.Act;
import com.thaloco.releaseconsole.explore.Maintainer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One run of a scenario, of which each next move is chosen. */
final class Execution implements AutoCloseable {
  /** How long a request is accepted after it was signed (AWS Signature Version 4). */
  private static final Duration ACCEPTED = Duration.ofMinutes(15);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /** A request that is still under way. */
  private record Late(Op<?> op, int from, Instant until) {}

  private final Scenario scenario;
  private final World world;
  private final List<Maintainer> people = new ArrayList<>();
  private final List<Optional<Late>> late = new ArrayList<>();
  private final TreeSet<String> claims = new TreeSet<>();
  private final Watch watch;
  private final List<String> trace = new ArrayList<>();
  private int faults;
  private int readBy = -1;
  private boolean overtaken;
  private final int[] calls;

  Execution(Sample sample, Scenario scenario) {
    this.scenario = scenario;
    this.world = scenario.world();
    this.calls = new int[scenario.people().size()];
    for (int i = 0; i < scenario.people().size(); i++) {
      Scenario.Person person = scenario.people().get(i);
      people.add(
          new Maintainer(
              i,
              sample,
              person.machine().copyTo(sample.runs().resolve(scenario.name() + i)),
              scenario.hasFaultyDisks(),
              world,
              scenario.switches(),
              person.commands(),
              person.retries(),
              claims::add));
    }
    this.watch = new Watch(sample, world, scenario.mayGoBack());
    for (int i = 0; i < people.size(); i++) {
      if (scenario.people().get(i).after().isEmpty()) {
        people.get(i).begin();
      }
    }
  }

  Scenario scenario() {
    return scenario;
  }

  World world() {
    return world;
  }

  List<Maintainer> people() {
    return people;
  }

  TreeSet<String> claims() {
    return claims;
  }

  /** How many calls one has made so far. */
  int calls(int who) {
    return calls[who];
  }

  /** What happened so far. */
  List<String> trace() {
    return trace;
  }

  /**
   * Whether a push came late: git can't reserve a tag that is absent, so that one may come back
   * after all is done (docs/decisions/0071).
   */
  boolean isOvertaken() {
    return overtaken;
  }

  /** What is wrong with what clients could read now; empty where nothing is. */
  Optional<String> fault() {
    return watch.fault(claims, overtaken);
  }

  /** Tells this state from all others. */
  long digest() {
    long digest = Digest.of(world.digest(), world.now().toEpochMilli());
    for (Maintainer each : people) {
      digest = Digest.of(digest, each.position());
    }
    for (Optional<Late> each : late) {
      digest =
          Digest.of(
              digest,
              each.map(l -> Digest.of(l.op().identity(), l.until().toEpochMilli())).orElse(0L));
    }
    return Digest.of(
        Digest.of(digest, watch.digest()),
        Digest.of(faults + (overtaken ? 16 : 0), claims.hashCode()));
  }

  /** All that can happen next. */
  List<Choice> choices() {
    var choices = new ArrayList<Choice>();
    boolean sleeps = false;
    for (int i = 0; i < people.size(); i++) {
      Maintainer each = people.get(i);
      if (each.state() == State.DEAD) {
        if (mayBegin(scenario.people().get(i), each)) {
          choices.add(new Choice(i, Act.RESTART));
        }
      } else if (each.state() == State.WAITING && !each.isAwake()) {
        sleeps = true;
      } else if (each.state() == State.WAITING) {
        choices.add(new Choice(i, Act.PASS));
        if (faults < scenario.faults() && !scenario.people().get(i).spared()) {
          for (Act act : scenario.acts()) {
            if (act.isFor(each.next())) {
              choices.add(new Choice(i, act));
            }
          }
        }
      }
    }
    for (int i = 0; i < late.size(); i++) {
      if (late.get(i).isPresent()) {
        choices.add(new Choice(i, Act.LAND));
      }
    }
    if (sleeps) {
      choices.add(new Choice(-1, Act.TIME));
    }
    return choices;
  }

  private boolean mayBegin(Scenario.Person person, Maintainer each) {
    return each.isBegun()
        ? person.restarts()
        : person.after().filter(other -> people.get(other).state() != State.WAITING).isPresent();
  }

  /** Whether two choices can be made in either order with the same result. */
  boolean areIndependent(Choice one, Choice other) {
    if (one.act().takesTime() || other.act().takesTime() || one.isOfSame(other)) {
      return false;
    }
    if (one.act().isFault() && other.act().isFault()) {
      return false; // there are only so many
    }
    if (one.act() == Act.RESTART || other.act() == Act.RESTART) {
      return false; // it may wait for the other
    }
    return !one.act().acts() || !other.act().acts() || !op(one).conflictsWith(op(other));
  }

  /** The call that a choice is about. */
  Op<?> op(Choice choice) {
    return choice.act() == Act.LAND
        ? late.get(choice.who()).orElseThrow().op()
        : people.get(choice.who()).next();
  }

  /** Makes it happen. */
  void take(Choice choice) {
    tell(choice);
    faults += choice.act().isFault() ? 1 : 0;
    switch (choice.act()) {
      case TIME -> {
        Instant first =
            people.stream()
                .filter(each -> each.state() == State.WAITING && !each.isAwake())
                .map(Maintainer::wakes)
                .min(Instant::compareTo)
                .orElseThrow();
        advance(first);
      }
      case LAND -> {
        Op<?> op = op(choice);
        late.set(choice.who(), Optional.empty());
        overtaken |= op.kind() == Op.Kind.PUSH;
        var _ = op.act().apply(world);
      }
      case RESTART -> people.get(choice.who()).begin();
      default -> act(people.get(choice.who()), choice);
    }
    watch.look();
  }

  private void advance(Instant to) {
    world.advance(to);
    late.replaceAll(each -> each.filter(l -> l.until().isAfter(world.now())));
  }

  private void act(Maintainer who, Choice choice) {
    Op<?> op = who.next();
    calls[choice.who()]++;
    if (choice.act() == Act.DELAY
        || choice.act() == Act.KILL_MEANWHILE
        || choice.act() == Act.DOUBLE) {
      late.add(Optional.of(new Late(op, choice.who(), world.now().plus(ACCEPTED))));
    }
    switch (choice.act()) {
      case PASS, DOUBLE -> answer(who, op);
      case KILL_BEFORE, KILL_MEANWHILE -> who.kill();
      case KILL_AFTER -> {
        var _ = op.act().apply(world);
        who.kill();
      }
      case LOSE_ANSWER -> {
        var _ = op.act().apply(world);
        who.loseAnswer();
      }
      case DELAY, FAIL -> who.loseAnswer();
      case STALL -> {
        advance(world.now().plus(HOUR));
        answer(who, op);
      }
      case HANG -> {
        advance(world.now().plus(HOUR));
        who.loseAnswer();
      }
      case FULL -> who.resume(FaultyDisk.Fate.FULL, 31);
      case POWER -> who.losePower(false);
      case FORGET -> who.losePower(true);
      case TEAR -> who.tear();
      case AHEAD -> {
        who.jump(YEAR);
        answer(who, op);
      }
      case BEHIND -> {
        who.jump(YEAR.negated());
        answer(who, op);
      }
      case FLIP -> lie(who, op, there -> there.map(Stored::flipped));
      case HIDE -> lie(who, op, _ -> Optional.empty());
      case STALE -> lie(who, op, there -> there.flatMap(o -> world.before(o.info().key())));
      case RETAG -> lie(who, op, there -> there.map(Stored::retagged));
      default -> throw new IllegalArgumentException(choice.toString());
    }
  }

  private <T> void answer(Maintainer who, Op<T> op) {
    T given = op.act().apply(world);
    who.resume(given, op.digest().applyAsLong(given));
  }

  @SuppressWarnings("unchecked") // what is read of an object is always this
  private void lie(Maintainer who, Op<?> op, UnaryOperator<Optional<Stored>> changed) {
    var read = (Op<Optional<Stored>>) op;
    Optional<Stored> given = changed.apply(read.act().apply(world));
    who.resume(given, read.digest().applyAsLong(given));
  }

  /** Of what only reads, the last is told. */
  private void tell(Choice choice) {
    boolean reads = choice.act() == Act.PASS && !op(choice).effect();
    if (reads && !trace.isEmpty() && readBy == choice.who()) {
      trace.removeLast();
    }
    readBy = reads ? choice.who() : -1;
    trace.add(told(choice));
  }

  private String told(Choice choice) {
    return switch (choice.act()) {
      case TIME -> "time passes";
      case LAND -> "lands late: " + op(choice);
      case RESTART -> people.get(choice.who()) + " begins again";
      default ->
          "%s: %s%s%s"
              .formatted(
                  people.get(choice.who()),
                  op(choice).effect() ? "" : "reads up to ",
                  op(choice),
                  choice.act() == Act.PASS ? "" : ", " + choice.act());
    };
  }

  @Override
  public void close() {
    people.stream().filter(each -> each.state() == State.WAITING).forEach(Maintainer::kill);
  }
}
