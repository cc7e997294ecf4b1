package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rail of a small window with large text. */
@Tag("slow")
class RailScrollTest extends AtTheBucket {
  @Test
  void showsTheSectionInSightAndTheFirstOneAgain() {
    opens();
    studio.size(1024, 640);
    studio.percent(150);
    for (ScreenId id : new ScreenId[] {ScreenId.RECOVER, ScreenId.HOME, ScreenId.RECOVER}) {
      studio.go(id);
      Studio.await(
          id + " is in sight in the rail",
          Duration.ofSeconds(60),
          () -> place(".rail-scroll > .viewport").contains(place("#rail-" + id.key())));
    }
  }

  private Bounds place(String what) {
    Node node = studio.stage().getScene().lookup(what);
    return node.localToScene(node.getLayoutBounds());
  }
}
