package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.rehearsal.RehearsalKey;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;

/** One random walk: changes of the world and clicks in turn, and a comparison after each. */
final class WindowWalk {
  private static final List<ScreenId> LOOKED_AT =
      Stream.of(ScreenId.values())
          .filter(id -> id.group() != ScreenId.Group.AFTER && id != ScreenId.PUBLISH)
          .toList();

  /** Those that observe the project again when they come into sight, and by F5. */
  private static final List<ScreenId> OBSERVING =
      List.of(ScreenId.HOME, ScreenId.RECOVER, ScreenId.BUCKET);

  private static final int PROGRESS = 100;

  private final Studio studio;
  private final Person person;
  private final List<WalkedWorld> worlds;
  private final Random random;
  private final List<String> trail = new ArrayList<>();
  private final List<String> untrue = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Instant began = Instant.now();
  private int compared;
  private WalkedWorld world;
  private WalkTruth truth;
  private Optional<String> chosen = Optional.empty();
  private boolean observed;

  WindowWalk(Studio studio, List<WalkedWorld> worlds, Random random) {
    this.studio = studio;
    this.person = new Person(studio);
    this.worlds = worlds;
    this.random = random;
    this.world = worlds.getFirst();
    this.truth = new WalkTruth(world);
  }

  /** Every difference that was not marked as older, with the steps that led to it. */
  List<String> untrue() {
    return untrue;
  }

  String summary() {
    return "%d steps, %d compared, %d differ, %d s, %d s of processor time: %s"
        .formatted(
            trail.size(),
            compared,
            untrue.size(),
            Duration.between(began, Instant.now()).toSeconds(),
            ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toSeconds(),
            counts);
  }

  void opens(WalkedWorld other) {
    world = other;
    truth = new WalkTruth(other);
    observed = true;
    chosen = Optional.empty();
    Studio.onFx(() -> {
      studio.window().openProject(other.repository());
      return true;
    });
    awaits(
        "the project is open",
        () ->
            studio
                .window()
                .model()
                .filter(d -> d.project().repository().directory().equals(other.repository()))
                .isPresent());
  }

  void step(WalkedChanges changes) throws IOException {
    int dice = random.nextInt(100);
    if (dice < 40) {
      var change = changes.choose(world, random);
      took(change.name());
      if (change.in(world)) {
        truth.forget();
        observed = false; // no one tells the window: it looks when it is looked at
      }
    } else if (dice < 70) {
      looks();
    } else if (dice < 78) {
      took("F5");
      person.presses(KeyCode.F5);
      observed |= observes();
    } else if (dice < 83) {
      took("audit");
      go(ScreenId.BUCKET);
      settles(); // a bucket that can't be listed can't be audited
      if (person.canPress("audit")) {
        person.clicks("audit");
      }
    } else if (dice < 88) {
      took("check");
      go(ScreenId.CHECKLIST);
      studio.check();
    } else if (dice < 92) {
      took("unlock or lock the key");
      keys();
    } else if (dice < 94) {
      took("answer a question");
      answers();
    } else if (dice < 96) {
      took("choose a version");
      chooses();
    } else if (dice < 98) {
      took("open another project");
      opens(worlds.get(1 - worlds.indexOf(world)));
    } else {
      took("back to Home");
      go(ScreenId.HOME);
    }
    compares();
    if (trail.size() % PROGRESS == 0) {
      System.out.println(summary());
    }
  }

  private boolean observes() {
    return OBSERVING.contains(studio.window().current().orElseThrow());
  }

  private void took(String step) {
    trail.add(step);
    counts.merge(step, 1, Integer::sum);
  }

  private void looks() {
    List<ScreenId> some = random.nextBoolean() ? OBSERVING : LOOKED_AT;
    ScreenId screen = some.get(random.nextInt(some.size()));
    took("look at " + screen.key());
    go(screen);
  }

  private void go(ScreenId screen) {
    studio.go(screen);
    observed |= OBSERVING.contains(screen);
  }

  /** Unlocks by hand, or locks as the end of a cut does. */
  private void keys() {
    go(ScreenId.TRUST);
    settles();
    if (Studio.onFx(() -> studio.modelNow().key().unlockedProperty().get())) {
      Studio.onFx(() -> {
        studio.modelNow().key().lock();
        return true;
      });
    } else {
      person.fills("password", RehearsalKey.PASSWORD).clicks("unlock");
    }
  }

  /** The first question that a check asks, where one does. */
  private void answers() {
    go(ScreenId.VERSION);
    settles();
    ScreenId.VERSION.checks().stream()
        .map(check -> "yes-" + check)
        .filter(person::canPress)
        .findFirst()
        .ifPresent(person::clicks);
    truth.forget();
  }

  /** A minor number, or, by turns, the advised one. */
  private void chooses() {
    settles();
    if (told().version().isEmpty()) {
      return;
    }
    String now = told().version().get();
    ReleaseVersion next =
        truth
            .next()
            .filter(advised -> !advised.equals(now))
            .map(ReleaseVersion::new)
            .orElseGet(() -> new ReleaseVersion(now).nextMinor());
    // Who takes the advised version goes on following the advice.
    chosen = Optional.of(next.text()).filter(text -> !truth.next().equals(Optional.of(text)));
    Studio.onFx(() -> {
      studio.modelNow().choose(next);
      return true;
    });
  }

  /** Waits until the window has nothing under way, then compares what is in sight. */
  private void compares() {
    if (!observed) {
      return;
    }
    String head = world.head();
    awaits(
        "the window has noticed the commit",
        () -> studio.modelNow().commitProperty().get().equals(head));
    settles();
    compared++;
    WalkCheckReading.Told told = told();
    List<String> differences = Studio.onFx(() -> WalkReading.differences(studio, truth, told));
    if (!differences.isEmpty()) {
      List<String> last = trail.subList(Math.max(0, trail.size() - 12), trail.size());
      untrue.add(
          "step %d, after %s: %s; blocked: %s"
              .formatted(trail.size(), last, differences, Studio.onFx(this::blocked)));
      System.out.println(untrue.getLast());
    }
  }

  /** What the rail only gives the colour of. */
  private List<String> blocked() {
    return studio.modelNow().checking().answers().values().stream()
        .filter(answer -> answer.status() == Status.BLOCKED)
        .map(answer -> answer.id() + answer.finding().map(Finding::summary))
        .toList();
  }

  private WalkCheckReading.Told told() {
    return Studio.onFx(() -> {
      ProjectModel model = studio.modelNow();
      String version = model.versionProperty().get().text();
      return new WalkCheckReading.Told(
          Optional.of(version).filter(known -> model.knowsVersion()), chosen);
    });
  }

  /** Waits until nothing is under way beside the FX thread, and everything has its place. */
  private void settles() {
    var idle = new AtomicInteger(); // what was under way may have begun something else
    awaits(
        "the window has settled",
        () ->
            studio.modelNow().worker().isIdle()
                ? idle.incrementAndGet() > 2
                : idle.getAndSet(0) < 0);
    Studio.onFx(() -> {
      Parent root = studio.stage().getScene().getRoot();
      root.applyCss();
      root.layout();
      return true;
    });
  }

  private static void awaits(String what, BooleanSupplier holds) {
    Studio.await(what, Duration.ofSeconds(60), Duration.ofMillis(5), holds);
  }
}
