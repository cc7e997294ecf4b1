package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model-based test of the window. From a seed it walks through changes of the world and through
 * the window's screens, and after each step compares what the screen in sight shows with what the
 * command line's JSON says of the same state. What differs must be marked as older.
 *
 * <p>{@code -Dwalk.seed=N -Dwalk.steps=N} choose another or a longer walk; see docs/testing.md.
 */
@Tag("slow")
class WindowWalkTest {
  private static final long SEED = Long.getLong("walk.seed", 20261129L);
  private static final int STEPS = Integer.getInteger("walk.steps", 100);

  @TempDir private Path dir = Path.of("");

  @Test
  void whatTheWindowShowsIsWhatTheCommandLineSaysOrIsMarkedAsOlder() throws IOException {
    Tools.need("git");
    System.out.printf("walk.seed=%d walk.steps=%d%n", SEED, STEPS);
    var random = new Random(SEED);
    try (WalkedWorld first = WalkedWorld.make(dir.resolve("a"));
        WalkedWorld second = WalkedWorld.make(dir.resolve("b"));
        Studio studio = Studio.unpainted(dir.resolve("settings"))) {
      var walk = new WindowWalk(studio, List.of(first, second), random);
      var changes = new WalkedChanges();
      walk.opens(first);
      for (int step = 1; step <= STEPS; step++) {
        walk.step(changes);
      }
      System.out.println(walk.summary());
      assertThat(walk.untrue()).as("seed %d", SEED).isEmpty();
    }
  }
}
