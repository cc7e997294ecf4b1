package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A project that was opened before: a repository, or the clone of a rehearsal. */
final class RecentProject {
  private RecentProject() {}

  /** The rehearsal that this is the clone of. */
  static Optional<RehearsalFolder> rehearsal(Path repository) {
    RehearsalFolder folder = RehearsalFolder.around(repository);
    boolean is =
        repository.toAbsolutePath().normalize().equals(folder.repository())
            && Files.exists(folder.profile())
            && Files.exists(folder.credentials());
    return is ? Optional.of(folder) : Optional.empty();
  }

  /** As menus name it. */
  static String name(Path repository) {
    return rehearsal(repository)
        .map(folder -> Texts.of("start.recent.rehearsal", folder.root()))
        .orElse(repository.toString());
  }
}
