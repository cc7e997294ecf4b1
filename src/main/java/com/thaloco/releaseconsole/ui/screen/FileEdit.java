package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An edit of the changelog in the working tree: its exact diff first, then, when asked for, the
 * write. The core refuses to write over a file that changed meanwhile; nothing is ever committed.
 */
final class FileEdit {
  private final Desk desk;
  private final CodeDiff diff;
  private final MessageBar message;
  private Optional<Edit> edit = Optional.empty();

  FileEdit(Desk desk, CodeDiff diff, MessageBar message) {
    this.desk = desk;
    this.diff = diff;
    this.message = message;
  }

  /** The changelog in the working tree. */
  Path file() {
    return desk.project()
        .repository()
        .directory()
        .resolve(desk.project().profile().changelog().path());
  }

  /**
   * Reads the file and shows what the edit would change.
   *
   * @param shown gets the changelog as it is, on the FX thread
   */
  void preview(Function<Changelog, Edit> make, Consumer<Changelog> shown) {
    desk.worker()
        .<Changelog>run(
            () -> {
              Changelog now = Changelog.read(file());
              Edit made = make.apply(now);
              List<DiffLine> lines = Diffs.unified(now.source().text(), made.result());
              com.thaloco.releaseconsole.ui.kit.UiThread.later(() -> {
                edit = Optional.of(made);
                diff.show(lines);
                shown.accept(now);
              });
              return now;
            },
            now -> {},
            failed -> {
              edit = Optional.empty();
              diff.show(List.of());
              message.problem(failed);
            });
  }

  /** How many lines the edit at hand adds and removes; empty where it changes nothing. */
  Optional<String> promise() {
    return edit.filter(e -> !e.isEmpty())
        .map(e -> Texts.of("edit.promise", e.added(), e.removed(), file().getFileName()));
  }

  /** Writes what was shown. */
  void write(Runnable then) {
    if (edit.isEmpty() || edit.get().isEmpty()) {
      return;
    }
    Edit shown = edit.get();
    desk.worker()
        .<Edit>run(
            () -> {
              ChangelogFile.write(file(), shown);
              return shown;
            },
            written -> {
              message.show(
                  Status.DONE, Texts.of("edit.written"), List.of(Texts.of("edit.written.next")));
              then.run();
            },
            message::problem);
  }
}
