package com.thaloco.releaseconsole.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One maintainer: a clone, a state folder, and commands that run on a thread, which stands still at
 * each call of a port. What it is about to do next depends on nothing but the answers so far.
 */
final class Maintainer implements PortGate {
  /** What it is doing. */
  enum State {
    /** At the gate. */
    WAITING,
    /** Killed; its commands can be entered again. */
    DEAD,
    /** All its commands have ended, or one was refused. */
    ENDED
  }

  /** As S3Bucket keeps writes of one key apart. */
  private static final Duration BETWEEN = Duration.ofMillis(1100);

  private final int number;
  private final Sample sample;
  private final Machine machine;
  private final Optional<FaultyDisk> disk;
  private final World world;
  private final Switches switches;
  private final List<MaintainerCommand> commands;
  private final Consumer<String> claims;
  private final MemoryRepository repository;
  private final WorldClock clock;
  private final Semaphore mine = new Semaphore(0);
  private final Semaphore theirs = new Semaphore(0);
  private final List<Outcome<?>> outcomes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private volatile State state = State.DEAD;
  private volatile Optional<Op<?>> next = Optional.empty();
  private volatile Instant wakes = Instant.MIN;
  private volatile Supplier<Object> answer = () -> 0;
  private volatile Optional<Throwable> broken = Optional.empty();
  private volatile boolean killed;
  private volatile boolean begun;
  private volatile int manifests;
  private volatile int current;
  private volatile int retries;
  private volatile long position = 1;

  /**
   * @param faulty whether the disk may fail
   */
  Maintainer(
      int number,
      Sample sample,
      Machine machine,
      boolean faulty,
      World world,
      Switches switches,
      List<MaintainerCommand> commands,
      int retries,
      Consumer<String> claims) {
    this.number = number;
    this.sample = sample;
    this.disk = faulty ? Optional.of(new FaultyDisk(this, number)) : Optional.empty();
    this.machine = disk.map(faultyOne -> faultyOne.holding(machine)).orElse(machine);
    this.world = world;
    this.switches = switches;
    this.commands = commands;
    this.retries = retries;
    this.claims = claims;
    this.clock = new WorldClock(world);
    this.repository = sample.repository(machine, world, this);
  }

  // ---- Seen by the scheduler

  State state() {
    return state;
  }

  Op<?> next() {
    return next.orElseThrow();
  }

  /** Whether it may go on, as far as the time is concerned. */
  boolean isAwake() {
    return !wakes.isAfter(world.now());
  }

  Instant wakes() {
    return wakes;
  }

  /** All that decides what it will do. */
  long position() {
    return Digest.of(position, state.ordinal());
  }

  List<Outcome<?>> outcomes() {
    return outcomes;
  }

  /** What it was told where it did not get what it wanted. */
  List<String> problems() {
    return problems;
  }

  /** Whether it has entered a command ever. */
  boolean isBegun() {
    return begun;
  }

  /** Begins, or begins the command again that it was killed in; returns when it stands still. */
  void begin() {
    killed = false;
    begun = true;
    position = Digest.of(position, 7);
    Thread.ofVirtual().name("maintainer " + number).start(this::live);
    rest();
  }

  /** Gives the answer to its call. */
  void resume(Object given, long digest) {
    move(() -> given, digest);
  }

  /** Has its call end as one whose answer does not come. */
  void loseAnswer() {
    Problem gone =
        Problem.refused(
            next().kind() == Op.Kind.PUSH ? "remote.unreachable" : "bucket.unreachable",
            "No answer came.",
            "It is not known what happened.",
            "Try again.");
    boolean known = switches.looksAgain(next().place());
    move(
        () -> {
          throw known ? gone.toException() : new IllegalStateException("no answer");
        },
        11);
  }

  /** Half of what it writes is on its disk when its machine dies. */
  void tear() {
    killed = true;
    move(() -> FaultyDisk.Fate.TORN, 37);
  }

  /**
   * Its machine dies, and with it what was not synced.
   *
   * @param lied whether its disk has synced nothing at all
   */
  void losePower(boolean lied) {
    kill();
    disk.ifPresent(faultyOne -> faultyOne.lose(lied));
    position = Digest.of(position, lied ? 43 : 41);
  }

  /** From now on, its clock is that wrong. */
  void jump(Duration by) {
    clock.jump(by);
    position = Digest.of(position, by.toDays());
  }

  /** Ends it as a kill does; clean-ups are killed too. */
  void kill() {
    killed = true;
    move(
        () -> {
          throw new Crash();
        },
        13);
  }

  private void move(Supplier<Object> given, long digest) {
    position = Digest.of(position, Digest.of(next().identity(), digest));
    answer = given;
    next = Optional.empty();
    mine.release();
    rest();
  }

  private void rest() {
    theirs.acquireUninterruptibly();
    broken.ifPresent(failure -> {
      throw new AssertionError("the maintainer's thread failed", failure);
    });
  }

  // ---- On its thread

  @Override
  @SuppressWarnings("unchecked") // the scheduler answers with what the call gave
  public <T> T pass(Op<T> op) {
    if (killed) {
      throw new Crash();
    }
    next = Optional.of(op);
    state = State.WAITING;
    theirs.release();
    mine.acquireUninterruptibly();
    return (T) answer.get();
  }

  private void pause(Duration time) {
    wakes = world.now().plus(time);
    pass(new Op<>(Op.Kind.PAUSE, "time:", false, _ -> true, _ -> 5));
    wakes = Instant.MIN;
  }

  private void live() {
    try {
      while (current < commands.size()) {
        Outcome<?> outcome = run(commands.get(current));
        if (!(outcome instanceof Outcome.Ok<?>) && retries-- > 0) {
          problems.add(outcome.toString());
          position = Digest.of(position, 23);
          continue; // the same command again
        }
        current++;
        outcomes.add(outcome);
        position = Digest.of(position, outcome instanceof Outcome.Ok<?> ? 17 : 19);
        if (!(outcome instanceof Outcome.Ok<?>)) {
          problems.add(outcome.toString());
          break;
        }
        claims.accept("done " + commands.get(current - 1));
      }
      state = State.ENDED;
    } catch (Crash e) {
      state = State.DEAD;
      wakes = Instant.MIN;
    } catch (Throwable e) {
      broken = Optional.of(e);
    }
    theirs.release();
  }

  private Outcome<?> run(MaintainerCommand command) {
    try (Project project =
        sample.project(
            machine,
            repository,
            this,
            new MemoryBucket(this, switches, this::repeatable, BETWEEN),
            clock)) {
      return command
          .body()
          .run(
              project,
              machine.signed() ? Keyring.without(SettingsFolder.noKey()) : sample.keyring(),
              new PausedWork(
                  clock,
                  this::pause,
                  event -> heard(command, event),
                  new StepId("explore"),
                  Optional.empty()));
    } catch (ProblemException e) {
      return new Outcome.Refused<>(e.problem());
    }
  }

  /** What it says to have done, it must have done for good. */
  private void heard(MaintainerCommand command, Event event) {
    if (!killed
        && command.isWithdrawal()
        && event instanceof Event.StepChanged changed
        && changed.state() == Event.State.DONE) {
      claims.accept("%s %s".formatted(changed.stamp().step().name(), command.version()));
    }
  }

  /** The nonce of a manifest is no chance here, and yet no two are alike. */
  private String repeatable(String key, String text) {
    ManifestRules rules = sample.profile().manifest();
    return key.equals(rules.key()) && switches.fences()
        ? Manifest.parse(text.getBytes(UTF_8), rules).fenced(Digest.of(number, ++manifests)).text()
        : text;
  }

  @Override
  public String toString() {
    return "maintainer " + (number + 1);
  }
}
