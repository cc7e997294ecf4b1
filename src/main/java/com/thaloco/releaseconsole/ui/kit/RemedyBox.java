package com.thaloco.releaseconsole.ui.kit;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A remedy: its words, and below them a button for each action that the window can do elsewhere,
 * and a line to copy for what has to be done in a shell. Answers have their own place beside it.
 */
public final class RemedyBox extends VBox {
  /** What the box lies in, some levels above: it knows where the window does what. */
  public interface Host {
    /** The name of the place for a command; empty where there is none. */
    Optional<String> place(OwnCommand command);

    /** Whether that place is in sight, so that no button has to lead there. */
    boolean isInSight(OwnCommand command);

    /** Goes to the place for a command. */
    void open(OwnCommand command);
  }

  private final Remedy remedy;
  private final FlowPane buttons = new FlowPane(8, 6);

  public RemedyBox(Remedy remedy) {
    super(6);
    this.remedy = remedy;
    getStyleClass().add("remedy");
    getChildren().addAll(new Prose(remedy.words()), buttons);
    buttons.managedProperty().bind(buttons.visibleProperty());
    arrange();
    sceneProperty().addListener(all -> arrange()); // only then it has a host
  }

  private void arrange() {
    Optional<Host> host = host();
    buttons
        .getChildren()
        .setAll(
            remedy.actions().stream().distinct().flatMap(action -> node(action, host)).toList());
    buttons.setVisible(!buttons.getChildren().isEmpty());
  }

  private Optional<Host> host() {
    for (Node at = this; at != null; at = at.getParent()) {
      if (at instanceof Host host) {
        return Optional.of(host);
      }
    }
    return Optional.empty();
  }

  private static Stream<Node> node(Action action, Optional<Host> host) {
    return switch (action) {
      case Action.Console(OwnCommand command, var _, var _) ->
          host.flatMap(h -> h.place(command))
              .map(place ->
                  host
                      .filter(h -> !h.isInSight(command))
                      .map(h -> open(place, command, h))
                      .stream())
              .orElseGet(() -> Stream.of(line(action.typed())));
      case Action.Shell(String line) -> Stream.of(line(line));
      case Action.Answer _, Action.Option _ -> Stream.empty();
    };
  }

  private static Node open(String place, OwnCommand command, Host host) {
    Button button =
        Buttons.of(Texts.of("remedy.open", place), Feather.ARROW_RIGHT, () -> host.open(command));
    button.setId("remedy-" + command.words().replace(' ', '-'));
    button.getStyleClass().add("compact");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static Node line(String text) {
    var label = new Label(text);
    label.getStyleClass().add("inline-code");
    var row = new HBox(4, label, new CopyButton(Texts.of("remedy.copied"), () -> text));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
