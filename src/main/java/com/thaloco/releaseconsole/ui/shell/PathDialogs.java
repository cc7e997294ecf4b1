package com.thaloco.releaseconsole.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The desktop's dialogs for a file or a folder, or what answers in their place. */
public final class PathDialogs {
  private Function<String, Optional<Path>> folders;
  private Function<String, Optional<Path>> files;

  PathDialogs(Window owner) {
    folders =
        title -> {
          var chooser = new DirectoryChooser();
          chooser.setTitle(title);
          return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        };
    files =
        title -> {
          var chooser = new FileChooser();
          chooser.setTitle(title);
          return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        };
  }

  Optional<Path> folder(String title) {
    return folders.apply(title);
  }

  Optional<Path> file(String title) {
    return files.apply(title);
  }

  /**
   * Answers questions for a folder in place of the desktop's dialog, which no program can press.
   */
  public void answerFolders(Function<String, Optional<Path>> answer) {
    folders = answer;
  }

  /** The same for a file. */
  public void answerFiles(Function<String, Optional<Path>> answer) {
    files = answer;
  }
}
