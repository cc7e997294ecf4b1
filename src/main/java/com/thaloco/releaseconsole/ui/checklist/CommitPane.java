package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.FileCommit;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Commits a file that the window has edited, by its exact difference to HEAD; or also pushes. */
final class CommitPane extends Dialog {
  private final ProjectModel model;
  private final Navigator go;
  private final String path;
  private final String remote;
  private final Optional<String> branch;
  private byte[] shown = {};
  private boolean busy;
  @FXML private MessageBar message;
  @FXML private Prose words;
  @FXML private CodeDiff diff;
  @FXML private TextField text;
  @FXML private Label line;
  @FXML private Button only;
  @FXML private Button push;

  CommitPane(ProjectModel model, Navigator go, String path) {
    super("commit", go::closeOverlay);
    this.model = model;
    this.go = go;
    this.path = path;
    remote = model.project().profile().source().remote();
    branch = Optional.of(model.branchProperty().get()).filter(name -> !name.isEmpty());
    setTitle(Texts.of("commit.title", path));
    words.setText(Texts.of("commit.words", path));
    text.setText(subject(model));
    text.textProperty().addListener(all -> name());
    push.setText(Texts.of("commit.push", remote));
    busy(true);
    model.worker().<Read>run(this::read, this::show, this::failed);
  }

  /** What a commit of the changelog says. */
  static String subject(ProjectModel model) {
    return "Changelog of " + model.versionProperty().get();
  }

  private record Read(byte[] now, List<DiffLine> lines) {}

  private Read read() {
    Repository repository = model.project().repository();
    byte[] before =
        repository.head().flatMap(head -> repository.blob(head, path)).orElse(new byte[0]);
    try {
      byte[] now = Files.readAllBytes(repository.directory().resolve(path));
      return new Read(now, Diffs.unified(text(before), text(now)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void show(Read read) {
    shown = read.now();
    diff.show(read.lines());
    busy(false);
  }

  private void busy(boolean now) {
    busy = now;
    name();
  }

  private void name() {
    line.setText(FileCommit.line(text.getText().strip(), path, remote, branch));
    boolean can = !busy && !text.getText().isBlank();
    only.setDisable(!can);
    push.setDisable(!can || branch.isEmpty());
  }

  @FXML
  void commit() {
    take(Optional.empty());
  }

  @FXML
  void commitAndPush() {
    take(branch);
  }

  private void take(Optional<String> pushed) {
    busy(true);
    String said = text.getText().strip();
    byte[] bytes = shown;
    message.show(
        Status.RUNNING,
        Texts.of(pushed.isPresent() ? "commit.pushing" : "commit.committing"),
        List.of());
    model
        .worker()
        .<String>run(
            () -> {
              Work work = Run.of(event -> {}).at(new StepId("commit"));
              var commit =
                  new FileCommit(
                      model.project().repository(),
                      path,
                      model.project().processes(),
                      model.project().environment());
              String made = commit.commit(bytes, said, work);
              pushed.ifPresent(name -> commit.push(remote, name, work));
              return made;
            },
            made -> done(made, pushed),
            this::failed);
  }

  private void done(String made, Optional<String> pushed) {
    if (isInSight()) {
      close();
    }
    go.tell(
        pushed
            .map(name -> Texts.of("commit.pushed", Hash.commit(made), remote, name))
            .orElse(Texts.of("commit.done", Hash.commit(made))));
    model.refresh();
    model.checking().runAll();
  }

  /** What was committed and could not be pushed is not committed a second time. */
  private void failed(Problem problem) {
    message.problem(problem);
    busy(!problem.id().equals("source.commit-failed"));
    model.refresh();
  }
}
