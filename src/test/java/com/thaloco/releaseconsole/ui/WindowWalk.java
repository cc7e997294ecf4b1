package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;

/** One random walk: changes of the world and clicks in turn, and a comparison after each. */
final class WindowWalk {
  private static final List<ScreenId> LOOKED_AT =
      List.of(
          ScreenId.HOME, ScreenId.RECOVER, ScreenId.BUCKET, ScreenId.CHECKLIST, ScreenId.HISTORY);

  /** Those that observe the project again when they come into sight, and by F5. */
  private static final Set<ScreenId> OBSERVING =
      EnumSet.of(ScreenId.HOME, ScreenId.RECOVER, ScreenId.BUCKET);

  private final Studio studio;
  private final Person person;
  private final List<WalkedWorld> worlds;
  private final Random random;
  private final List<String> trail = new ArrayList<>();
  private final List<String> untrue = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private WalkedWorld world;
  private WalkTruth truth;
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
    return "%d steps: %s".formatted(trail.size(), counts);
  }

  void opens(WalkedWorld other) {
    world = other;
    truth = new WalkTruth(other);
    observed = true;
    Studio.onFx(() -> {
      studio.window().openProject(other.repository());
      return true;
    });
    Studio.await(
        "the project is open",
        Duration.ofSeconds(60),
        () ->
            studio
                .window()
                .model()
                .filter(d -> d.project().repository().directory().equals(other.repository()))
                .isPresent());
  }

  void step(Map<String, WalkedWorld.Change> changes) throws IOException {
    int dice = random.nextInt(100);
    if (dice < 40) {
      String name = List.copyOf(changes.keySet()).get(random.nextInt(changes.size()));
      took(name);
      if (Objects.requireNonNull(changes.get(name)).in(world)) {
        truth.forget();
        observed = false; // no one tells the window: it looks when it is looked at
      }
    } else if (dice < 70) {
      looks();
    } else if (dice < 80) {
      took("F5");
      person.presses(KeyCode.F5);
      observed |= observes();
    } else if (dice < 86) {
      took("audit");
      go(ScreenId.BUCKET);
      WalkReading.settles(studio); // a bucket that can't be listed can't be audited
      if (person.canPress("audit")) {
        person.clicks("audit");
      }
    } else if (dice < 90) {
      took("check");
      go(ScreenId.CHECKLIST);
      studio.check();
    } else if (dice < 94) {
      took("unlock or lock the key");
      keys();
    } else if (dice < 97) {
      took("open another project");
      opens(worlds.get(1 - worlds.indexOf(world)));
    } else {
      looks();
    }
    compares();
  }

  private boolean observes() {
    return OBSERVING.contains(studio.window().current().orElseThrow());
  }

  private void took(String step) {
    trail.add(step);
    counts.merge(step, 1, Integer::sum);
  }

  private void looks() {
    ScreenId screen = LOOKED_AT.get(random.nextInt(LOOKED_AT.size()));
    took("look at " + screen.key());
    go(screen);
  }

  private void go(ScreenId screen) {
    studio.go(screen);
    observed |= OBSERVING.contains(screen);
  }

  private void keys() {
    Studio.onFx(() -> {
      var key = studio.modelNow().key();
      if (key.unlockedProperty().get()) {
        key.lock();
      } else {
        key.unlock("rehearsal".toCharArray());
      }
      return true;
    });
  }

  /** Waits until the window has nothing under way, then compares what is in sight. */
  private void compares() {
    if (!observed) {
      return;
    }
    String head = truth.head();
    Studio.await(
        "the window has noticed the commit",
        Duration.ofSeconds(60),
        () -> studio.modelNow().commitProperty().get().equals(head));
    WalkReading.settles(studio);
    List<String> differences =
        Studio.onFx(() ->
            WalkReading.differences(
                studio, truth, studio.modelNow().key().unlockedProperty().get()));
    if (!differences.isEmpty()) {
      List<String> last = trail.subList(Math.max(0, trail.size() - 6), trail.size());
      untrue.add("step %d, after %s: %s".formatted(trail.size(), last, differences));
      System.out.println(untrue.getLast());
    }
  }
}
