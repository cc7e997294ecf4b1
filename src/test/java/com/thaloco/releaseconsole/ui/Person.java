package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Someone at the window: clicks, types and looks. Each wish waits until it can be fulfilled. */
final class Person {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int CLICKS = 15;

  private final FxRobot robot = new FxRobot();
  private final Studio studio;
  private final Stage stage;

  Person(Studio studio) {
    this.studio = studio;
    this.stage = studio.stage();
    robot.targetWindow(stage);
    WaitForAsyncUtils.clearExceptions(); // an earlier test's
  }

  /** Clicks what has this id, once it is there and can be clicked. */
  Person clicks(String id) {
    return clicksOn("#" + id, () -> find(id).filter(this::reachable));
  }

  /** TestFX can't find the place of what was replaced since it was looked up. */
  private void pressUnlessGone(Node node, MouseButton button) {
    try {
      robot.clickOn(node, button);
    } catch (RuntimeException e) {
      if (node.getScene() != null) {
        throw e;
      }
    }
  }

  /**
   * Clicks what has come to rest, and again if it slipped away under the pointer, or if something
   * lies over it: a tooltip goes after five seconds.
   */
  private Person clicksOn(String what, Supplier<Optional<? extends Node>> place) {
    return clicksOn(what, place, MouseButton.PRIMARY);
  }

  private Person clicksOn(
      String what, Supplier<Optional<? extends Node>> place, MouseButton button) {
    for (int i = 0; i < CLICKS; i++) {
      Node node = atRest(what, place);
      var heard = new AtomicBoolean();
      EventHandler<MouseEvent> listener = event -> heard.set(true);
      Studio.onFx(() -> {
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, listener);
        return true;
      });
      pressUnlessGone(node, button);
      WaitForAsyncUtils.waitForFxEvents();
      Studio.onFx(() -> {
        node.removeEventFilter(MouseEvent.MOUSE_PRESSED, listener);
        return true;
      });
      if (heard.get()) {
        return this;
      }
      Studio.pause(100L * i);
    }
    throw new AssertionError(
        what
            + " did not hear any of "
            + CLICKS
            + " clicks; in sight was:\n"
            + Studio.onFx(this::windows));
  }

  /** Every window that is open, in which one can lie over another, and what has the focus. */
  private String windows() {
    return Window.getWindows().stream()
        .map(each ->
            "%s at %.0f,%.0f of %.0fx%.0f, focused in it: %s%n%s"
                .formatted(
                    each.getClass().getSimpleName(),
                    each.getX(),
                    each.getY(),
                    each.getWidth(),
                    each.getHeight(),
                    each.getScene().getFocusOwner(),
                    texts(each.getScene().getRoot())))
        .collect(Collectors.joining("\n\n"));
  }

  /** Waits until it is there, and where it was a moment ago. */
  private Node atRest(String what, Supplier<Optional<? extends Node>> place) {
    var last = new AtomicReference<Optional<Spot>>(Optional.empty());
    awaits(
        what + " can be clicked",
        () -> {
          Optional<Spot> now = place.get().map(Spot::of);
          return now.isPresent() && now.equals(last.getAndSet(now));
        });
    return last.get().orElseThrow().node();
  }

  private record Spot(Node node, Bounds bounds) {
    static Spot of(Node node) {
      return new Spot(node, node.localToScene(node.getBoundsInLocal()));
    }
  }

  /** Waits, and says what was in sight if it waited in vain. */
  private void awaits(String what, BooleanSupplier holds) {
    awaits(what, PATIENCE, holds);
  }

  private void awaits(String what, Duration patience, BooleanSupplier holds) {
    try {
      Studio.await(what, patience, holds);
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage() + "\nin sight was:\n" + Studio.onFx(this::everything), e);
    }
  }

  /** Opens a menu button and chooses an item of it, by their ids. */
  Person chooses(String menu, String item) {
    clicks(menu);
    return clicksOn(
        "the item " + item,
        () -> find(menu).flatMap(node -> item(((MenuButton) node).getItems(), item)));
  }

  /** Opens the menu of a row with the right button, and chooses an item of it. */
  Person choosesForRow(String text, ContextMenu menu, String item) {
    clicksOn("a row with " + text, () -> withText(text), MouseButton.SECONDARY);
    return clicksOn("the item " + item, () -> item(menu.getItems(), item));
  }

  private static Optional<Node> item(List<MenuItem> items, String item) {
    return items.stream()
        .filter(each -> item.equals(each.getId()) && !each.isDisable())
        .map(MenuItem::getStyleableNode)
        .filter(node -> node != null && node.getScene().getWindow().isShowing())
        .findFirst();
  }

  /** Clicks on a text, such as the name in a row. */
  Person reads(String text) {
    return clicksOn("a row with " + text, () -> withText(text));
  }

  private Optional<Node> withText(String text) {
    return scene().getRoot().lookupAll(".cell").stream()
        .filter(node -> node instanceof Labeled cell && says(cell, text))
        .filter(Node::isVisible)
        .filter(this::reachable)
        .findFirst();
  }

  private static boolean says(Labeled cell, String text) {
    return text.equals(cell.getText())
        || cell.getGraphic() instanceof Labeled label && text.equals(label.getText());
  }

  /** Presses keys together. */
  Person presses(KeyCode... keys) {
    robot.press(keys).release(keys);
    robot.interrupt();
    return this;
  }

  /** Types into what has the focus. */
  Person types(String text) {
    robot.write(text, 2);
    return this;
  }

  /** Presses Tab until what has this id has the focus. */
  Person tabsTo(String id) {
    awaits("#" + id + " is there", () -> find(id).isPresent());
    var passed = new ArrayList<String>();
    for (int i = 0; i < 80; i++) {
      if (hasFocus(id)) {
        return this;
      }
      presses(KeyCode.TAB);
      passed.add(Studio.onFx(() -> String.valueOf(scene().getFocusOwner())));
    }
    throw new AssertionError("Tab never reached #" + id + "; it passed " + passed);
  }

  /** Whether what has this id has the focus. */
  boolean hasFocus(String id) {
    return Studio.onFx(() -> {
      Node owner = scene().getFocusOwner();
      return owner != null && id.equals(owner.getId());
    });
  }

  /** Waits until a screen is in sight. */
  Person seesScreen(ScreenId id) {
    awaits(id + " is in sight", () -> studio.window().current().stream().anyMatch(id::equals));
    return this;
  }

  /** Waits until a text is in sight. */
  Person sees(String text) {
    return sees(text, PATIENCE);
  }

  Person sees(String text, Duration patience) {
    awaits("a text with: " + text, patience, () -> everything().contains(text));
    return this;
  }

  /** Whether a text is in sight now. */
  boolean seesNow(String text) {
    return Studio.onFx(() -> everything().contains(text));
  }

  /** Waits until a text is not in sight any more. */
  Person misses(String text) {
    awaits("no text with: " + text, () -> !everything().contains(text));
    return this;
  }

  /** Waits until what has this id is in sight. */
  Person seesThing(String id) {
    awaits("#" + id, () -> find(id).isPresent());
    return this;
  }

  /** Waits until a row of the rail is in a state, by its word. */
  Person seesInRail(String screen, String word) {
    awaits(
        screen + " is " + word + " in the rail",
        () ->
            find("rail-" + screen)
                .map(Node::getAccessibleText)
                .filter(name -> name.endsWith(": " + word))
                .isPresent());
    return this;
  }

  /** All texts within what has this id. */
  String textOf(String id) {
    seesThing(id);
    return Studio.onFx(() -> texts(find(id).orElseThrow()));
  }

  /** Waits until a text is not in sight any more within what has this id. */
  Person missesIn(String id, String text) {
    awaits(
        "no " + text + " in #" + id,
        () -> find(id).filter(n -> !texts(n).contains(text)).isPresent());
    return this;
  }

  /** Waits until a text is in sight within what has this id. */
  Person seesIn(String id, String text) {
    awaits(text + " in #" + id, () -> find(id).filter(n -> texts(n).contains(text)).isPresent());
    return this;
  }

  /** Waits until what has this id has this accessible name. */
  Person seesNamed(String id, String name) {
    awaits(
        "#" + id + " is named " + name,
        () -> find(id).map(Node::getAccessibleText).filter(name::equals).isPresent());
    return this;
  }

  /** The accessible name of what has this id, as far as it is in sight. */
  Optional<String> name(String id) {
    return Studio.onFx(() -> find(id).map(Node::getAccessibleText));
  }

  /** Waits until what has this id can be pressed. */
  Person canSoonPress(String id) {
    awaits("#" + id + " can be pressed", () -> pressable(id));
    return this;
  }

  /** Whether what has this id can be pressed. */
  boolean canPress(String id) {
    return Studio.onFx(() -> pressable(id));
  }

  private boolean pressable(String id) {
    return find(id).filter(node -> !node.isDisabled()).isPresent();
  }

  /** Replaces the text of a field. */
  Person fills(String id, String text) {
    clicks(id);
    presses(KeyCode.CONTROL, KeyCode.A);
    return types(text);
  }

  private Scene scene() {
    return stage.getScene();
  }

  private Optional<Node> find(String id) {
    return find(scene().getRoot(), id);
  }

  /** Not by a CSS selector: ids of checks have dots. What can't be seen is not there. */
  private static Optional<Node> find(Node node, String id) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    if (id.equals(node.getId())) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .map(child -> find(child, id))
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }

  private boolean reachable(Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    return !node.isDisabled() && bounds.getWidth() > 0 && bounds.getMinX() >= 0;
  }

  private String everything() {
    return texts(scene().getRoot());
  }

  private static String texts(Node node) {
    var texts = new ArrayList<String>();
    collect(node, texts);
    return texts.stream().filter(t -> !t.isBlank()).collect(Collectors.joining("\n"));
  }

  private static void collect(Node node, List<String> texts) {
    if (!node.isVisible() || node instanceof StatusIcon) {
      return;
    }
    if (node instanceof TextInputControl input) {
      texts.add(input.getText());
    }
    if (node instanceof Labeled labeled) {
      texts.add(String.valueOf(labeled.getText()));
    } else if (node instanceof Text text && !(node.getParent() instanceof Labeled)) {
      texts.add(text.getText()); // within a label it is what was painted last
    }
    if (node instanceof javafx.scene.text.TextFlow flow) {
      texts.add(String.valueOf(flow.getAccessibleText()));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }
}
