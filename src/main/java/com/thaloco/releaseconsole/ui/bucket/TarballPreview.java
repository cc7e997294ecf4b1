package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A tarball's members, and the beginning of the one that is chosen. */
final class TarballPreview extends VBox {
  private final StackPane below = new StackPane();

  /**
   * @param read reads the beginning of a member, by its name, and hands on what it is
   */
  TarballPreview(
      ObjectPreview.Tarball tarball, BiConsumer<String, java.util.function.Consumer<Node>> read) {
    var table = new TableView<TarballListing.Entry>();
    table.setId("members");
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setAccessibleText(Texts.of("bucket.members-of"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column(table, "bucket.name", 150, TarballListing.Entry::name);
    column(table, "bucket.size", 70, entry -> Amounts.size(entry.size()));
    column(table, "bucket.mode", 60, entry -> String.format(Locale.ROOT, "%04o", entry.mode()));
    table.getItems().setAll(tarball.members());
    table.setPrefHeight(36 + 30.0 * Math.clamp(tarball.members().size(), 2, 7));
    table.setMinHeight(96);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((all, before, now) -> {
          if (now != null) {
            below.getChildren().setAll(new StatusLabel(Status.RUNNING, Texts.of("bucket.reading")));
            read.accept(
                now.name(),
                node -> {
                  if (now.equals(table.getSelectionModel().getSelectedItem())) {
                    below.getChildren().setAll(node); // else another was chosen meanwhile
                  }
                });
          }
        });
    tarball
        .problem()
        .ifPresent(problem -> {
          var message = new MessageBar();
          message.problem(problem);
          getChildren().add(message);
        });
    var hint = new Label(Texts.of("bucket.choose-member"));
    hint.getStyleClass().add("panel-note");
    below.getChildren().setAll(hint);
    below.setMinHeight(60);
    VBox.setVgrow(below, Priority.ALWAYS);
    getChildren().addAll(table, below);
  }

  private static void column(
      TableView<TarballListing.Entry> table,
      String title,
      double width,
      Function<TarballListing.Entry, String> value) {
    var column = new TableColumn<TarballListing.Entry, String>(Texts.of(title));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.getStyleClass().add("code-column");
    table.getColumns().add(column);
  }
}
