package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.kit.FullText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What of a scene can't be read or reached at the size that it has; on the FX thread. */
final class LayoutFaults {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8}(…[0-9a-f]{8})?");

  private final Scene scene;
  private final List<String> found = new ArrayList<>();

  private LayoutFaults(Scene scene) {
    this.scene = scene;
  }

  static List<String> of(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    var faults = new LayoutFaults(scene);
    visit(scene.getRoot(), faults::check);
    return List.copyOf(faults.found);
  }

  /** Goes through what is in sight, and into no control but those that scroll. */
  static void visit(Node node, Consumer<Node> each) {
    if (!node.isVisible()) {
      return;
    }
    each.accept(node);
    boolean inner = node instanceof Control && !(node instanceof ScrollPane);
    if (node instanceof Parent parent && !inner) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, each));
    }
  }

  private void check(Node node) {
    if (node instanceof Labeled labeled && FullText.isCut(labeled) && !isShownWhole(labeled)) {
      found.add(labeled.getText());
    }
    if (node instanceof ButtonBase button && !isShort(button) && FullText.isCut(button)) {
      found.add("the button " + button.getText());
    }
    if (node instanceof Labeled labeled && !labeled.getText().isEmpty() && isBeside(node)) {
      found.add("beside the window: " + labeled.getText());
    }
    if (node instanceof TableView<?> table) {
      table(table, table.getVisibleLeafColumns());
    } else if (node instanceof TreeTableView<?> table) {
      table(table, table.getVisibleLeafColumns());
    }
  }

  /** Its columns have the whole width; no head and no hash is cut off. */
  private void table(Control table, List<? extends TableColumnBase<?, ?>> columns) {
    double used = columns.stream().mapToDouble(TableColumnBase::getWidth).sum();
    double bar =
        table.lookupAll(".scroll-bar").stream()
            .filter(each -> each instanceof ScrollBar one && isUpright(one))
            .mapToDouble(each -> each.getLayoutBounds().getWidth())
            .max()
            .orElse(0);
    double room = table.getWidth() - table.snappedLeftInset() - table.snappedRightInset();
    if (Math.abs(room - bar - used) > 3) {
      found.add("%s: %.0f of %.0f are columns".formatted(name(table), used, room - bar));
    }
    for (Node each : table.lookupAll(".label")) {
      if (each instanceof Labeled label && isInSight(label) && FullText.isCut(label)) {
        if (label.getParent().getStyleClass().contains("column-header")) {
          found.add("%s: the head %s".formatted(name(table), label.getText()));
        } else if (HASH.matcher(label.getText()).matches()) {
          found.add("%s: the hash %s".formatted(name(table), label.getText()));
        }
      }
    }
  }

  private static String name(Control table) {
    return table.getId() == null ? table.getClass().getSimpleName() : table.getId();
  }

  private static boolean isUpright(ScrollBar bar) {
    return bar.isVisible() && bar.getOrientation() == javafx.geometry.Orientation.VERTICAL;
  }

  private static boolean isInSight(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it is, in part, left or right of what can be seen; what is below can be scrolled to.
   */
  private boolean isBeside(Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    return bounds.getWidth() > 0 && (bounds.getMinX() < -5 || bounds.getMaxX() > edge(node) + 5);
  }

  /** Where what can be seen ends: the window, or what scrolls, but not sideways. */
  private double edge(Node node) {
    double edge = scene.getWidth();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane) {
        if (pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER) {
          return Double.MAX_VALUE;
        }
        edge = Math.min(edge, pane.localToScene(pane.getBoundsInLocal()).getMaxX());
      }
    }
    return edge;
  }

  /** Names of files, branches and checks can be of any length; verbs are not. */
  private static boolean isShort(ButtonBase button) {
    return button instanceof MenuButton;
  }

  /** Whether it is shown whole once the mouse is over it. */
  private static boolean isShownWhole(Labeled labeled) {
    var none = MouseButton.NONE;
    var over =
        new MouseEvent(
            MouseEvent.MOUSE_ENTERED_TARGET,
            0,
            0,
            0,
            0,
            none,
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
}
