package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.controls.ModalPane;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.ui.kit.Motion;
import com.thaloco.releaseconsole.ui.kit.Overlays;
import com.thaloco.releaseconsole.ui.kit.RemedyBox;
import com.thaloco.releaseconsole.ui.kit.ScreenFrame;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window's content for one open project. */
final class AppShell extends StackPane implements RemedyBox.Host {
  private final ChangeListener<Node> focus = (all, last, owner) -> keepFocus(owner);

  /** How wide the window is at least for the words of the rail and of the top bar, in em. */
  private static final double RAIL = 52;

  private static final double TOP = 66;

  /** Never seen: its font has the size of the window's text. */
  private final Label emSize = new Label();

  private final InvalidationListener width = all -> compact();
  private final Navigator go;
  private final Screens screens;
  private final Rail rail;
  private final TopBar top;
  private final StackPane main = new StackPane();
  private final ModalPane modal = new ModalPane();
  private ScreenId current = ScreenId.HOME;
  private double em = TOP;

  AppShell(ProjectModel model, Navigator go, List<Path> recent, Runnable palette, Runnable theme) {
    getStyleClass().add("app-shell");
    this.go = go;
    this.screens = new Screens(model, go);
    this.rail = new Rail(model, go::open);
    this.top = new TopBar(model, go, recent, palette, theme);
    Attention.follow(model, this, Stage::focusedProperty, Attention.LONG);
    RecoveryNotification.bind(model.recovering(), go, () -> current == ScreenId.RECOVER);
    top.pseudoClassStateChanged(PseudoClass.getPseudoClass("rehearsal"), model.isRehearsal());
    var panes = new BorderPane(main);
    panes.setTop(top);
    panes.setLeft(rail);
    modal.setId("modal");
    modal.setFocusTraversable(false); // what it shows takes the focus
    getChildren().addAll(panes, modal);
    emSize.setVisible(false);
    emSize.setManaged(false);
    getChildren().addFirst(emSize);
    emSize.fontProperty().addListener(all -> compact());
    sceneProperty()
        .addListener((all, before, now) -> {
          compact();
          if (before != null) {
            before.widthProperty().removeListener(width);
            before.focusOwnerProperty().removeListener(focus);
          }
          if (now != null) {
            now.focusOwnerProperty().addListener(focus);
            now.widthProperty().addListener(width);
          }
        });
  }

  /** Large text in a small window: rail and top bar leave their words out. */
  private void compact() {
    double wide = getScene() == null ? TOP : getScene().getWidth() / emSize.getFont().getSize();
    if (wide != em) {
      em = wide;
      UiThread.later(() -> { // no node may change while styles or layout are worked out
        rail.compact(em < RAIL);
        top.compact(em < TOP);
      });
    }
  }

  /** Shows a screen, and gives its frame. */
  ScreenFrame open(ScreenId id) {
    current = id;
    Screen screen = screens.get(id);
    ScreenFrame frame = screen.frame();
    if (!main.getChildren().equals(List.of(frame))) {
      main.getChildren().setAll(frame);
      Motion.appear(frame);
    }
    rail.select(id);
    top.place(id);
    screen.shown();
    frame.applyCss();
    frame.focusFirst();
    return frame;
  }

  @Override
  public Optional<String> place(OwnCommand command) {
    return ScreenId.of(command).map(ScreenId::title);
  }

  @Override
  public boolean isInSight(OwnCommand command) {
    boolean rows = command == OwnCommand.CHANGELOG_PROMOTE && current == ScreenId.LINKS;
    return rows || ScreenId.of(command).filter(current::equals).isPresent();
  }

  @Override
  public void open(OwnCommand command) {
    go.closeOverlay();
    ScreenId.of(command).ifPresent(go::open);
  }

  /** Shows something above everything; what had the focus gets it back afterwards. */
  void overlay(Node dialog) {
    Node before = getScene().getFocusOwner();
    Overlays.show(modal, dialog);
    focusFirst(dialog);
    modal
        .displayProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends Boolean> all, Boolean was, Boolean shown) {
                if (!shown) {
                  modal.displayProperty().removeListener(this);
                  if (before != null && before.getScene() != null) {
                    before.requestFocus();
                  }
                }
              }
            });
  }

  /** Tab does not leave a dialog for what lies below it. */
  private void keepFocus(@Nullable Node owner) {
    Node dialog = modal.getContent();
    if (modal.isDisplay() && owner != null && dialog != null && !isWithin(owner, modal)) {
      focusFirst(dialog);
    }
  }

  ScreenId current() {
    return current;
  }

  Screen screen() {
    return screens.get(current);
  }

  Rail rail() {
    return rail;
  }

  /** What dialogs are shown in. */
  ModalPane modal() {
    return modal;
  }

  /** The areas that F6 goes through. */
  private List<Node> areas() {
    var areas = new ArrayList<Node>();
    areas.add(rail);
    areas.addAll(screen().frame().areas());
    return areas;
  }

  /** Moves the focus to the next or previous area. */
  void nextArea(int by) {
    List<Node> areas = areas();
    Node owner = getScene().getFocusOwner();
    int now = 0;
    for (int i = 0; i < areas.size(); i++) {
      if (owner != null && isWithin(owner, areas.get(i))) {
        now = i;
      }
    }
    for (int i = 1; i <= areas.size(); i++) {
      Node area = areas.get(Math.floorMod(now + by * i, areas.size()));
      if (area == rail) {
        rail.focusSelected();
        return;
      }
      if (focusFirst(area)) {
        return;
      }
    }
  }

  private static boolean isWithin(Node node, Node area) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == area) {
        return true;
      }
    }
    return false;
  }

  /** Focuses the first thing in a node that takes the focus. */
  static boolean focusFirst(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return false;
    }
    if (node.isFocusTraversable()) {
      node.requestFocus();
      return true;
    }
    return node instanceof Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(AppShell::focusFirst);
  }
}
