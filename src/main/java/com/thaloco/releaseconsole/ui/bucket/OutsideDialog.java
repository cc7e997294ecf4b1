package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;

/**
 * What the bucket holds outside the profile's prefix. It can be saved, and nothing of it changed.
 */
final class OutsideDialog extends Dialog {
  private final ProjectModel model;
  private final Navigator go;
  private final Run run = Run.of(event -> {});
  @FXML private MessageBar message;
  @FXML private EvidenceTable<ObjectInfo> table;
  @FXML private Label nothing;
  @FXML private Label count;
  @FXML private Button save;

  OutsideDialog(ProjectModel model, Navigator go) {
    super("outside", go::closeOverlay);
    this.model = model;
    this.go = go;
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .code(Texts.of("bucket.name"), 400, info -> Printable.of(info.key()))
        .sortedBy(Comparator.comparing(ObjectInfo::key))
        .amount(Texts.of("bucket.size"), 90, info -> Amounts.size(info.size()))
        .sortedBy(Comparator.comparingLong(ObjectInfo::size))
        .text(Texts.of("bucket.changed"), 150, info -> Amounts.cell(info.modified(), Instant.now()))
        .sortedBy(Comparator.comparing(ObjectInfo::modified));
    save.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    nothing.setText(Texts.of("bucket.listing"));
    ChangeListener<Scene> left =
        (all, before, now) -> {
          if (now == null) {
            run.stop();
          }
        };
    sceneProperty().addListener(left);
    list();
  }

  private void list() {
    Project project = model.project();
    String prefix = project.profile().bucket().prefix() + "/";
    Work work = run.at(new StepId("bucket"));
    model
        .worker()
        .<Boolean>run(
            () ->
                Browser.inWhole(
                    project,
                    browser -> {
                      browser
                          .listing()
                          .read(
                              "",
                              page -> {
                                List<ObjectInfo> outside =
                                    page.objects().stream()
                                        .filter(info -> !info.key().startsWith(prefix))
                                        .toList();
                                UiThread.later(() -> {
                                  table.getItems().addAll(outside);
                                  table.sort();
                                });
                              },
                              work);
                      return true;
                    }),
            _ -> {
              nothing.setText(Texts.of("bucket.outside.none"));
              count.setText(
                  Texts.of(
                      "bucket.count",
                      table.getItems().size(),
                      Amounts.size(table.getItems().stream().mapToLong(ObjectInfo::size).sum())));
            },
            message::problem);
  }

  @FXML
  void save() {
    List<String> keys =
        table.getSelectionModel().getSelectedItems().stream()
            .map(ObjectInfo::key)
            .filter(key -> !key.endsWith("/"))
            .toList();
    go.askFolder(Texts.of("bucket.save.title"))
        .ifPresent(folder ->
            model
                .browsing()
                .copies()
                .saveWhole(
                    keys,
                    Texts.of("bucket.objects", keys.size()),
                    folder,
                    saved -> go.tell(Texts.of("bucket.saved-many", saved, folder)),
                    message::problem));
  }
}
