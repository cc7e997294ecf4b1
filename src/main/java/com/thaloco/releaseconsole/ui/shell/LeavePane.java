package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Operation;
import com.thaloco.releaseconsole.ui.state.Operation.Kind;
import com.thaloco.releaseconsole.ui.state.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Leaving the open project while something runs in it: it names all that runs and what a stop means
 * for each, stops them when told, and leaves once the last has ended. What ends meanwhile by itself
 * is shown as ended, and needs no stop.
 */
final class LeavePane extends Dialog {
  /** How a way of leaving is named on the button: with a stop before it, and without one. */
  record Way(String stopping, String plain) {}

  private final Operations operations;
  private final Way way;
  private final Runnable leave;
  private final List<Operation> named = new ArrayList<>();
  @FXML private VBox rows;
  @FXML private Prose words;
  @FXML private Button off;
  @FXML private Button act;
  private final ListChangeListener<Operation> renderer = change -> render();
  private boolean stopping;
  private boolean left;

  LeavePane(Operations operations, Way way, Runnable leave, Runnable stay) {
    super("leave", stay);
    this.operations = operations;
    this.way = way;
    this.leave = leave;
    operations.running().addListener(new WeakListChangeListener<>(renderer));
    render();
  }

  @FXML
  void act() {
    stopping = true;
    operations.needAsking().forEach(Operation::stop);
    render();
  }

  @FXML
  void breakOff() {
    operations.needAsking().forEach(Operation::breakOff);
    render();
  }

  private void render() {
    List<Operation> running = operations.needAsking();
    running.stream().filter(each -> !named.contains(each)).forEach(named::add);
    rows.getChildren().setAll(named.stream().map(each -> row(each, running)).toList());
    if (running.isEmpty() && stopping && isInSight()) {
      leave();
      return;
    }
    boolean cutStops =
        running.stream().anyMatch(each -> each.kind() == Kind.CUT && each.stoppingProperty().get());
    setTitle(title(running));
    words.setText(Texts.of(words(running, cutStops)));
    Nodes.show(off, cutStops);
    act.setText(running.isEmpty() ? way.plain() : way.stopping());
    act.setDisable(stopping && !running.isEmpty() && running.stream().allMatch(LeavePane::stops));
  }

  private static boolean stops(Operation operation) {
    return operation.stoppingProperty().get();
  }

  private void leave() {
    if (!left) {
      left = true;
      leave.run();
    }
  }

  private static String title(List<Operation> running) {
    return switch (running.size()) {
      case 0 -> Texts.of("closing.none");
      case 1 -> {
        Operation one = running.getFirst();
        yield Texts.of("closing.title." + key(one), one.about());
      }
      default -> Texts.of("closing.title.many", running.size());
    };
  }

  private static String words(List<Operation> running, boolean cutStops) {
    if (running.isEmpty()) {
      return "closing.none.words";
    }
    if (cutStops) {
      return "closing.waiting.cut";
    }
    return running.stream().allMatch(LeavePane::stops) ? "closing.waiting" : "closing.ask";
  }

  private static String key(Operation operation) {
    return operation.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Node row(Operation operation, List<Operation> running) {
    boolean runs = running.contains(operation);
    var name = new Label(Texts.of("closing.name." + key(operation), operation.about()));
    name.getStyleClass().add("finding-title");
    name.setWrapText(true);
    var means = new Prose(Texts.of(runs ? "closing.means." + key(operation) : "closing.ended"));
    var text = new VBox(2, name, means);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinHeight(Region.USE_PREF_SIZE);
    return new HBox(8, new StatusIcon(runs ? Status.RUNNING : Status.DONE), text);
  }
}
