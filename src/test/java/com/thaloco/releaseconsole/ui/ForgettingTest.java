package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's screens are large: none is kept once it is out of sight for good. */
@Tag("slow")
class ForgettingTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void aProjectThatIsLeftAndAWindowThatIsClosedAreForgotten() {
    assertForgotten(closedAfterAnother());
  }

  private WeakReference<Node> closedAfterAnother() {
    try (Story story = Story.begin(dir)) {
      for (ScreenId screen : ScreenId.values()) {
        story.person().clicks("rail-" + screen.key());
      }
      WeakReference<Node> left = screens(story);
      story.studio().openRehearsal(story.folder());
      assertForgotten(left);
      neverPaintedAgain(story);
      story.studio().openRehearsal(story.folder());
      return screens(story);
    }
  }

  /**
   * What JavaFX is painting in the moment a window closes, it keeps until it paints another: the
   * path to a node is cleared after it was painted (ViewPainter), and here nothing follows.
   */
  private static void neverPaintedAgain(Story story) {
    Studio.onFx(() -> {
      story.studio().stage().setIconified(true);
      return true;
    });
  }

  private static WeakReference<Node> screens(Story story) {
    return Studio.onFx(() ->
        new WeakReference<>(
            story.studio().stage().getScene().getRoot().getChildrenUnmodifiable().getFirst()));
  }

  private static void assertForgotten(WeakReference<Node> screens) {
    for (int i = 0; i < 100 && screens.get() != null; i++) {
      Studio.pause(100);
      System.gc();
    }
    assertThat(screens.get()).isNull();
  }
}
