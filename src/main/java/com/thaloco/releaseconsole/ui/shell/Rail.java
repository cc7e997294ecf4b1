package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Checking;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sections and steps with their live states; at its foot what is pending and where it all goes. */
final class Rail extends VBox {
  private final Consumer<ScreenId> opened;
  private final Checking checking;
  private final List<RailItem> items = new ArrayList<>();
  private boolean compact;
  private final List<Node> heads = new ArrayList<>();
  @FXML private ScrollPane scroll;
  @FXML private VBox list;
  @FXML private VBox foot;

  Rail(ProjectModel model, Consumer<ScreenId> opened) {
    this.opened = opened;
    this.checking = model.checking();
    Fxml.fill(this, "rail");
    list.getChildren().add(item(ScreenId.HOME, RailStates.section(), ""));
    RailItem release = item(ScreenId.CHECKLIST, RailStates.section(), "");
    release
        .nameProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.knowsVersion()
                        ? Texts.of("rail.release", model.versionProperty().get())
                        : Texts.of("rail.release-unknown"),
                model.versionProperty()));
    list.getChildren().add(release);
    var states = new RailStates(model);
    group("rail.check", ScreenId.Group.CHECK, states, Optional.of(states.cleared()));
    group("rail.cut", ScreenId.Group.CUT, states, Optional.empty());
    group("rail.after", ScreenId.Group.AFTER, states, Optional.empty());
    list.getChildren().add(new Separator());
    for (ScreenId id : List.of(ScreenId.BUCKET, ScreenId.HISTORY, ScreenId.RECOVER)) {
      list.getChildren().add(item(id, states.of(id), ""));
    }
    foot.getChildren().addAll(new PendingTile(model, opened), new TargetTile(model));
    addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
  }

  private void group(
      String title,
      ScreenId.Group group,
      RailStates states,
      Optional<javafx.beans.value.ObservableValue<String>> note) {
    var name = new Label(Texts.of(title));
    name.getStyleClass().add("rail-group");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var count = new Label();
    count.getStyleClass().add("rail-count");
    note.ifPresent(text -> count.textProperty().bind(text));
    var head = new HBox(name, space, count);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("rail-head");
    heads.add(head);
    list.getChildren().add(head);
    for (ScreenId id : checking.screens(group)) {
      list.getChildren().add(item(id, states.of(id), id.title()));
    }
  }

  private RailItem item(ScreenId id, RailStates.State state, String title) {
    var item = new RailItem(id, state, title.isEmpty() ? id.title() : title, opened);
    items.add(item);
    return item;
  }

  /** Leaves the words out, where the text is too large for the window to have them too. */
  void compact(boolean now) {
    if (compact == now) {
      return;
    }
    compact = now;
    pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), now);
    items.forEach(item -> item.compact(now));
    heads.forEach(head -> Nodes.show(head, !now));
    foot.lookupAll(".tile-words").forEach(words -> Nodes.show(words, !now));
  }

  /** Marks the screen in sight, and scrolls to its row. */
  void select(ScreenId id) {
    items.forEach(item -> item.select(item.screen() == id));
    UiThread.later(this::reveal); // once it has its place
  }

  private void reveal() {
    double room = list.getHeight() - scroll.getViewportBounds().getHeight();
    if (room <= 0) {
      return;
    }
    for (RailItem item : items) {
      if (item.isSelectedItem()) {
        double top = scroll.getVvalue() * room;
        double least = item.getBoundsInParent().getMaxY() - scroll.getViewportBounds().getHeight();
        double most = item.getBoundsInParent().getMinY();
        scroll.setVvalue(Math.clamp(top, least, most) / room);
      }
    }
  }

  /** Puts the focus on the screen in sight. */
  void focusSelected() {
    items.stream().filter(RailItem::isSelectedItem).findFirst().ifPresent(Node::requestFocus);
  }

  private void arrows(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    for (int i = 0; by != 0 && i < items.size(); i++) {
      if (items.get(i).isFocused()) {
        items.get(Math.clamp((long) i + by, 0, items.size() - 1)).requestFocus();
        event.consume();
        return;
      }
    }
  }
}
