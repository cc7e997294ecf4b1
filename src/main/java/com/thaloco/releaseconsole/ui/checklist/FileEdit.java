package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.source.FileCommit;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.DiffCounts;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/**
 * An edit of the changelog in the working tree: its exact diff first, then, when asked for, the
 * write. The core refuses to write over a file that changed meanwhile. What is written is not
 * committed by that, and as long as it is not, the screen says so: the checks judge the commit.
 */
final class FileEdit {
  private final ProjectModel model;
  private final Navigator go;
  private final Panel panel;
  private final CodeDiff diff;
  private final MessageBar message;
  private Optional<Edit> edit = Optional.empty();
  private Found found = Found.READING;
  private int asked;

  /** What is known of the file and the edit. */
  enum Found {
    READING,
    /** The file can't be read, or the edit can't be made; the message says why. */
    FAILED,
    CHANGES,
    NOTHING
  }

  /**
   * @param panel holds the diff; it is in sight while there is a change to show
   */
  FileEdit(ProjectModel model, Navigator go, Panel panel, CodeDiff diff, MessageBar message) {
    this.model = model;
    this.go = go;
    this.panel = panel;
    this.diff = diff;
    this.message = message;
  }

  /** What was found when the file was read. */
  private record Read(
      Changelog now,
      Changelog later,
      Optional<Edit> edit,
      List<DiffLine> lines,
      boolean committed,
      Optional<Problem> why) {}

  /** The changelog in the working tree. */
  Path file() {
    return model.project().repository().directory().resolve(path());
  }

  private String path() {
    return model.project().profile().changelog().path();
  }

  /**
   * Reads the file and shows what the edit would change. Of several asked for while one is read,
   * only the last is shown.
   *
   * @param shown gets the changelog as it is and as it would be, on the FX thread
   * @param offered called after every look, also one that failed: what can be offered may differ
   */
  void preview(
      Function<Changelog, Edit> make, BiConsumer<Changelog, Changelog> shown, Runnable offered) {
    int mine = ++asked;
    model
        .worker()
        .<Read>run(
            () -> read(make),
            read -> {
              if (mine == asked) {
                edit = read.edit();
                found = read.why().isPresent() ? Found.FAILED : Found.NOTHING;
                found = changes() ? Found.CHANGES : found;
                diff.show(read.lines());
                head(read.lines());
                tell(read);
                shown.accept(read.now(), read.later());
                offered.run();
              }
            },
            failed -> {
              if (mine == asked) {
                edit = Optional.empty();
                found = Found.FAILED;
                diff.show(List.of());
                head(List.of());
                message.problem(failed);
                offered.run();
              }
            });
  }

  private Read read(Function<Changelog, Edit> make) {
    Changelog now = Changelog.read(file());
    boolean committed =
        model
            .project()
            .repository()
            .head()
            .flatMap(head -> model.project().repository().blob(head, path()))
            .filter(bytes -> Arrays.equals(bytes, now.source().encode()))
            .isPresent();
    try {
      Edit made = make.apply(now);
      return new Read(
          now,
          Changelog.of(path(), made.result()),
          Optional.of(made),
          Diffs.unified(now.source().text(), made.result()),
          committed,
          Optional.empty());
    } catch (ProblemException e) {
      return new Read(now, now, Optional.empty(), List.of(), committed, Optional.of(e.problem()));
    }
  }

  private void tell(Read read) {
    if (!read.committed()) {
      String commands =
          FileCommit.line(
              CommitPane.subject(model),
              path(),
              model.project().profile().source().remote(),
              Optional.of(model.branchProperty().get()).filter(name -> !name.isEmpty()));
      Button commit =
          Buttons.primary(
              Texts.of("edit.commit"),
              Feather.GIT_COMMIT,
              () -> go.overlay(new CommitPane(model, go, path())));
      commit.setId("commit-edit");
      commit.getStyleClass().add("compact");
      Button copy =
          Buttons.compact(
              Texts.of("edit.copy"), Feather.COPY, () -> CopyButton.toClipboard(commands));
      copy.setId("copy-commit");
      message.show(
          Status.WARNED,
          Texts.of("edit.uncommitted", path()),
          List.of(
              Texts.of("edit.uncommitted.why", Hash.commit(model.commitProperty().get())),
              Texts.of("edit.uncommitted.next")),
          commit,
          copy);
      var command = new Label(commands);
      command.getStyleClass().addAll("code", "inset-box");
      command.setWrapText(true);
      Nodes.whole(command);
      message.below(command);
    } else if (read.why().isPresent()) {
      message.problem(read.why().get());
    } else {
      message.clear();
    }
  }

  private void head(List<DiffLine> lines) {
    Nodes.show(panel, changes());
    panel.setNote(path());
    panel
        .getRight()
        .setAll(new DiffCounts(lines), new CopyButton(Texts.of("edit.diff"), () -> text(lines)));
  }

  private static String text(List<DiffLine> lines) {
    return lines.stream()
        .map(line ->
            switch (line.kind()) {
              case ADDED -> "+" + line.text();
              case REMOVED -> "-" + line.text();
              case SAME, GAP, NOTE -> " " + line.text();
            })
        .collect(Collectors.joining("\n"));
  }

  /** Whether there is something to write. */
  boolean changes() {
    return edit.filter(e -> !e.isEmpty()).isPresent();
  }

  /**
   * What writing would do: how many lines it adds and removes, or why it does nothing.
   *
   * @param nothing the sentence for a file that needs no change
   */
  String promise(String nothing) {
    return switch (found) {
      case READING -> Texts.of("edit.reading", path());
      case FAILED -> Texts.of("edit.failed", path());
      case NOTHING -> nothing;
      case CHANGES ->
          edit.map(e -> Texts.of("edit.promise", e.added(), e.removed(), file().getFileName()))
              .orElse(nothing);
    };
  }

  /** What writing would leave alone; nothing while there is nothing to write. */
  String rest() {
    return changes() ? Texts.of("edit.rest") : "";
  }

  /** Writes what was shown. */
  void write(Runnable then) {
    if (!changes()) {
      return;
    }
    Edit shown = edit.orElseThrow();
    model
        .worker()
        .<Edit>run(
            () -> {
              ChangelogFile.write(file(), shown);
              return shown;
            },
            written -> {
              model.checking().run(ScreenId.SOURCE); // the working tree is not clean any more
              then.run();
            },
            message::problem);
  }
}
