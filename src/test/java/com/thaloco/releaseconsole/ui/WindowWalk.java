package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;

/** One random walk: changes of the world and clicks in turn, and a comparison after each. */
final class WindowWalk {
  private static final List<ScreenId> LOOKED_AT =
      List.of(
          ScreenId.HOME, ScreenId.RECOVER, ScreenId.BUCKET, ScreenId.CHECKLIST, ScreenId.HISTORY);

  private final Studio studio;
  private final Person person;
  private final List<WalkedWorld> worlds;
  private final Random random;
  private final List<String> trail = new ArrayList<>();
  private final List<String> untrue = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private WalkedWorld world;
  private WalkTruth truth;

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
    Studio.onFx(() -> {
      studio.window().openProject(other.repository());
      return true;
    });
    Studio.await(
        "the project is open",
        java.time.Duration.ofSeconds(60),
        () ->
            studio
                .window()
                .desk()
                .filter(d -> d.project().repository().directory().equals(other.repository()))
                .isPresent());
  }

  void step(Map<String, WalkedWorld.Change> changes) throws IOException {
    int dice = random.nextInt(100);
    if (dice < 40) {
      String name = List.copyOf(changes.keySet()).get(random.nextInt(changes.size()));
      if (changes.get(name).in(world)) {
        took(name);
        truth.forget();
      }
      // nobody tells the window: it looks when it is looked at
      looks();
    } else if (dice < 70) {
      looks();
    } else if (dice < 80) {
      took("F5");
      person.presses(KeyCode.F5);
      compares();
    } else if (dice < 86) {
      took("audit");
      go(ScreenId.BUCKET);
      if (person.canPress("audit")) {
        person.clicks("audit");
      }
      compares();
    } else if (dice < 90) {
      took("check");
      go(ScreenId.CHECKLIST);
      studio.check();
      compares();
    } else if (dice < 94) {
      took("unlock or lock the key");
      keys();
      compares();
    } else if (dice < 97) {
      took("another project");
      opens(worlds.get(1 - worlds.indexOf(world)));
      compares();
    } else {
      looks();
    }
  }

  private void took(String step) {
    trail.add(step);
    counts.merge(step, 1, Integer::sum);
  }

  private void looks() {
    ScreenId screen = LOOKED_AT.get(random.nextInt(LOOKED_AT.size()));
    took("look at " + screen.key());
    go(screen);
    compares();
  }

  private void go(ScreenId screen) {
    studio.go(screen);
  }

  private void keys() {
    Studio.onFx(() -> {
      var key = studio.desk0().key();
      if (key.unlockedProperty().get()) {
        key.lock();
      } else {
        key.unlock("rehearsal".toCharArray());
      }
      return true;
    });
  }

  /** Waits until the window has nothing under way, then compares the screen in sight. */
  private void compares() {
    WalkReading.settles(studio);
    List<String> differences = Studio.onFx(() -> WalkReading.of(studio)).differences(truth);
    if (!differences.isEmpty()) {
      List<String> last = trail.subList(Math.max(0, trail.size() - 6), trail.size());
      untrue.add("after %s: %s".formatted(last, differences));
    }
  }
}
