package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.ObjectBar;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Copies;
import com.thaloco.releaseconsole.ui.state.Reading;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The copies that are being saved, each with its progress and its Stop; nothing without one. */
public final class CopiesPane extends VBox {
  private final Copies copies;
  private final Map<Reading, Node> rows = new HashMap<>();

  public CopiesPane(Copies copies) {
    super(8);
    this.copies = copies;
    setId("copies");
    getStyleClass().add("copies");
    setMinHeight(Region.USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    copies.underWay().addListener((ListChangeListener<Reading>) change -> render());
    render();
  }

  private void render() {
    rows.keySet().retainAll(copies.underWay());
    getChildren()
        .setAll(
            copies.underWay().stream()
                .map(reading -> rows.computeIfAbsent(reading, CopiesPane::row))
                .toList());
    setVisible(!copies.underWay().isEmpty());
  }

  private static Node row(Reading reading) {
    var bar = new ObjectBar(Printable.of(reading.key()));
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button stop =
        Buttons.compact(Texts.of("bucket.copy-stop"), Feather.PAUSE_CIRCLE, reading::stop);
    stop.setId("copy-stop");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setAccessibleText(Texts.of("bucket.copy-stop.name", Printable.of(reading.key())));
    reading.movedProperty().addListener(all -> show(bar, reading));
    show(bar, reading);
    var row = new HBox(12, bar, stop);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static void show(ObjectBar bar, Reading reading) {
    Reading.Moved moved = reading.movedProperty().get();
    bar.moving(Texts.of("object.answer"), moved.done(), moved.total(), moved.rate(), moved.left());
  }
}
