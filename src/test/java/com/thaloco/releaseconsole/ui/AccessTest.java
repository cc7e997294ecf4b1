package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the accessibility checklist of the design asks of every screen. */
@Tag("slow")
class AccessTest {
  @TempDir private static Path dir;
  private static CheapRehearsal rehearsal;
  private static Studio studio;

  @BeforeAll
  static void open() throws IOException {
    rehearsal = new CheapRehearsal(dir.resolve("r"), commit -> true);
    Path folder = rehearsal.folder().root();
    Files.writeString(rehearsal.folder().profile(), rehearsal.profile(folder, "banger"));
    rehearsal.publish(profile());
    studio = Studio.open(Files.createDirectories(dir.resolve("settings")));
    Studio.onFx(() -> {
      studio.window().openProject(rehearsal.folder().repository());
      return true;
    });
    Studio.await(
        "the project is open", Duration.ofSeconds(150), () -> studio.window().model().isPresent());
    studio.check();
  }

  private static Profile profile() {
    return ProfileReader.read(
        ProfileReader.Source.of(rehearsal.folder().profile(), rehearsal.folder().repository()));
  }

  @AfterAll
  static void close() {
    studio.close();
    rehearsal.close();
  }

  @Test
  void everyControlHasANameAndIconsAlsoATooltip() {
    var missing = new ArrayList<String>();
    onEveryScreen(id -> {
      for (Control control : controls()) {
        if (!isNamed(control)) {
          missing.add(id + ": no name: " + describe(control));
        } else if (control instanceof ButtonBase button
            && blank(button.getText())
            && button.getGraphic() instanceof FontIcon
            && button.getTooltip() == null) {
          missing.add(id + ": no tooltip: " + describe(control));
        }
      }
    });
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTargetIsLargeEnough() {
    var small = new ArrayList<String>();
    onEveryScreen(id -> {
      for (Control control : controls()) {
        if (control instanceof ButtonBase
            && (control.getHeight() < 24 || control.getWidth() < 24)) {
          small.add(
              "%s: %s is %.0f by %.0f"
                  .formatted(id, describe(control), control.getWidth(), control.getHeight()));
        }
      }
    });
    assertThat(small).isEmpty();
  }

  @Test
  void everyControlIsReachedByTabAndNothingTraps() {
    var unreached = new ArrayList<String>();
    onEveryScreen(id -> {
      Set<Node> all = new HashSet<>(controls());
      Node first = controls().getFirst();
      first.requestFocus();
      Node at = first;
      for (int i = 0; i < 300; i++) {
        all.remove(at);
        if (at instanceof ToggleButton one && one.getToggleGroup() != null) {
          all.removeAll(one.getToggleGroup().getToggles()); // the arrow keys continue from there
        }
        at.requestFocusTraversal(TraversalDirection.NEXT);
        Node next = studio.stage().getScene().getFocusOwner();
        if (next == at) {
          unreached.add(id + ": the focus stays at " + describe(at));
          break;
        }
        at = next;
        if (at == first) {
          break;
        }
      }
      all.removeIf(node -> node.getScene() == null); // a group in focus shows its own answers
      all.forEach(node -> unreached.add(id + ": not reached: " + describe(node)));
    });
    assertThat(unreached).isEmpty();
  }

  @Test
  void nothingIsCutOffInASmallWindowOrWithLargeText() {
    var cut = new ArrayList<String>();
    Runnable look =
        () ->
            onEveryScreen(id ->
                LayoutFaults.of(studio.stage().getScene())
                    .forEach(each -> cut.add("%s, %s: %s".formatted(id, size(), each))));
    try {
      look.run();
      studio.size(1024, 640);
      look.run();
      studio.size(1280, 800);
      studio.percent(150);
      look.run();
      studio.percent(200);
      look.run();
      studio.size(1024, 640);
      look.run();
    } finally {
      studio.percent(100);
      studio.size(1280, 800);
    }
    assertThat(new java.util.TreeSet<>(cut)).isEmpty();
  }

  private static String size() {
    return "%.0f at %d %%"
        .formatted(studio.stage().getWidth(), studio.window().look().percentProperty().get());
  }

  @Test
  void whatHasTheFocusIsInSightWithLargeTextToo() {
    studio.go(ScreenId.HOME);
    studio.percent(200);
    try {
      studio.go(ScreenId.TRUST);
      Studio.await(
          "the password field is in sight",
          Duration.ofSeconds(30),
          () -> {
            Node field = node("password");
            double y = field.localToScene(field.getBoundsInLocal()).getMaxY();
            return field.isFocused()
                && y > 100
                && y < node("action-back").localToScene(0, 0).getY();
          });
    } finally {
      studio.percent(100);
    }
  }

  @Test
  void theEvidenceIsADrawerWithAButtonInASmallWindow() {
    studio.size(1024, 640);
    try {
      studio.go(ScreenId.REVIEW);
      Studio.pause(300);
      assertThat(Studio.<Boolean>onFx(() -> node("evidence-toggle").isVisible())).isTrue();
      Studio.onFx(() -> {
        ((ButtonBase) node("evidence-toggle")).fire();
        return true;
      });
      assertThat(
              Studio.<Boolean>onFx(() -> studio.stage().getScene().lookup(".evidence").isVisible()))
          .isTrue();
    } finally {
      studio.size(1280, 800);
    }
  }

  private static Node node(String id) {
    return studio.stage().getScene().lookup("#" + id);
  }

  private static void onEveryScreen(Consumer<ScreenId> look) {
    for (ScreenId id : ScreenId.values()) {
      studio.go(id);
      Studio.pause(250);
      Studio.onFx(() -> {
        studio.stage().getScene().getRoot().applyCss();
        studio.stage().getScene().getRoot().layout();
        return true;
      });
      Studio.onFx(() -> { // after what a layout left for later
        look.accept(id);
        return true;
      });
    }
  }

  /** Everything in sight that takes the focus. */
  private static List<Control> controls() {
    var found = new ArrayList<Control>();
    LayoutFaults.visit(
        studio.stage().getScene().getRoot(),
        node -> {
          if (node instanceof Control control
              && control.isFocusTraversable()
              && !control.isDisabled()) {
            found.add(control);
          }
        });
    return found;
  }

  private static boolean isNamed(Control control) {
    if (!blank(control.getAccessibleText())) {
      return true;
    }
    if (control instanceof Labeled labeled && !blank(labeled.getText())) {
      return true;
    }
    return studio.stage().getScene().getRoot().lookupAll(".label").stream()
        .anyMatch(label -> label instanceof Label l && l.getLabelFor() == control);
  }

  private static boolean blank(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String describe(Node node) {
    return "%s#%s.%s"
        .formatted(node.getClass().getSimpleName(), node.getId(), node.getStyleClass());
  }
}
