package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.kit.FullText;
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
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
    Runnable look = () -> onEveryScreen(id -> collectCut(id, cut));
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
        look.accept(id);
        return true;
      });
    }
  }

  /** Everything in sight that takes the focus. */
  private static List<Control> controls() {
    var found = new ArrayList<Control>();
    visit(
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

  private static void visit(Node node, Consumer<Node> each) {
    if (!node.isVisible()) {
      return;
    }
    each.accept(node);
    boolean inner = node instanceof Control && !(node instanceof ScrollPane);
    if (node instanceof Parent parent && !inner) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, each));
    }
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

  /** What is cut off, unless it is shown whole once the mouse is over it. */
  private static void collectCut(ScreenId id, List<String> cut) {
    visit(
        studio.stage().getScene().getRoot(),
        node -> {
          if (node instanceof Labeled labeled
              && FullText.isCut(labeled)
              && !isShownWhole(labeled)) {
            cut.add("%s: %s".formatted(id, labeled.getText()));
          }
          if (node instanceof ButtonBase button && !(isShort(button)) && FullText.isCut(button)) {
            cut.add("%s: the button %s".formatted(id, button.getText()));
          }
          if (node instanceof ButtonBase && isBeside(node)) {
            cut.add("%s: beside the window: %s".formatted(id, describe(node)));
          }
        });
  }

  /**
   * Whether it is, in part, left or right of what can be seen; what is below can be scrolled to.
   */
  private static boolean isBeside(Node node) {
    var bounds = node.localToScene(node.getBoundsInLocal());
    double width = studio.stage().getScene().getWidth();
    return bounds.getWidth() > 0 && (bounds.getMinX() < -5 || bounds.getMaxX() > width + 5);
  }

  /** Names of files, branches and checks can be of any length; verbs are not. */
  private static boolean isShort(ButtonBase button) {
    return button instanceof MenuButton;
  }

  private static boolean isShownWhole(Labeled labeled) {
    var over =
        new MouseEvent(
            MouseEvent.MOUSE_ENTERED_TARGET,
            0,
            0,
            0,
            0,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            null);
    Event.fireEvent(labeled, over);
    return labeled.getTooltip() != null;
  }

  private static boolean blank(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String describe(Node node) {
    return "%s#%s.%s"
        .formatted(node.getClass().getSimpleName(), node.getId(), node.getStyleClass());
  }
}
