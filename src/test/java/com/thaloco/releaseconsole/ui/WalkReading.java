package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import tools.jackson.databind.JsonNode;

/** What the screen in sight says, and where that differs from the truth without saying so. */
final class WalkReading {
  private final ScreenId screen;
  private final Node root;
  private final Studio studio;

  private WalkReading(ScreenId screen, Node root, Studio studio) {
    this.screen = screen;
    this.root = root;
    this.studio = studio;
  }

  static WalkReading of(Studio studio) {
    return new WalkReading(
        studio.window().current().orElseThrow(), studio.stage().getScene().getRoot(), studio);
  }

  /** Waits until nothing is under way beside the FX thread. */
  static void settles(Studio studio) {
    for (int i = 0; i < 2; i++) {
      Studio.await("the window has settled", Duration.ofSeconds(60), () -> isIdle(studio));
      Studio.pause(60);
    }
  }

  private static boolean isIdle(Studio studio) {
    var desk = studio.desk0();
    return desk.worker().isIdle();
  }

  List<String> differences(WalkTruth truth) {
    var found = new ArrayList<String>();
    switch (screen) {
      case HOME -> home(truth, found);
      default -> {}
    }
    rail(truth, found);
    return found;
  }

  private void home(WalkTruth truth, List<String> found) {
    JsonNode advice = truth.advise();
    expect(found, "next version", "home-next", advice.path("next").asString("–"));
    JsonNode manifest = truth.manifest();
    expect(
        found,
        "last release",
        "home-version",
        manifest.path("preview").path("latest").asString(""));
  }

  private void rail(WalkTruth truth, List<String> found) {}

  private void expect(List<String> found, String what, String id, String expected) {
    String shown = text(id).orElse("(nothing)");
    if (!shown.equals(expected)) {
      found.add(
          "%s: %s shows %s and the command line says %s".formatted(screen, what, shown, expected));
    }
  }

  private Optional<String> text(String id) {
    return root.lookupAll("#" + id).stream()
        .filter(Node::isVisible)
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .findFirst();
  }
}
