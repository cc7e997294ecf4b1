package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.SavedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.DiskProblem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Copies of the objects that were inspected last, in a temporary folder that only this user can
 * read: what is read for its hash can be dragged to another program at once.
 */
final class InspectedCopies implements AutoCloseable {
  private static final int MOST = 4;

  private final Deque<Path> folders = new ArrayDeque<>();
  private boolean closed;

  /** Reads an object whole; a large one is hashed only. */
  Optional<SavedObject> take(Browser browser, ObjectInfo info, Work work) {
    String name = info.key().substring(info.key().lastIndexOf('/') + 1);
    if (info.size() > ObjectInspection.HASHED_AT_ONCE || !name.matches("[A-Za-z0-9_.+ -]+")) {
      return browser
          .sha256(info.key(), work)
          .map(hex -> new SavedObject(Path.of(""), info.size(), hex));
    }
    Path folder = folder();
    Optional<SavedObject> saved = browser.save(info.key(), folder.resolve(name), work);
    keep(folder);
    return saved;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("release-console-object-");
    } catch (IOException e) {
      throw DiskProblem.of(e).toException();
    }
  }

  private synchronized void keep(Path folder) {
    folders.addLast(folder);
    while (folders.size() > (closed ? 0 : MOST)) {
      Folders.discard(folders.removeFirst());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    folders.forEach(Folders::discard);
    folders.clear();
  }
}
