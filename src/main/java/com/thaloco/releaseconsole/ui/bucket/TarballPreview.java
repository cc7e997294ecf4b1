package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
    var table = new EvidenceTable<TarballListing.Entry>();
    table.setId("members");
    table.setAccessibleText(Texts.of("bucket.members-of"));
    table
        .code(Texts.of("bucket.name"), 150, TarballListing.Entry::name)
        .sortedBy(Comparator.comparing(TarballListing.Entry::name))
        .amount(Texts.of("bucket.size"), 76, entry -> Amounts.size(entry.size()))
        .sortedBy(Comparator.comparingLong(TarballListing.Entry::size))
        .code(
            Texts.of("bucket.mode"), 60, entry -> String.format(Locale.ROOT, "%04o", entry.mode()));
    table.show(tarball.members());
    table.fit(7);
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
}
