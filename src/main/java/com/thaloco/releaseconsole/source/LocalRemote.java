package com.thaloco.releaseconsole.source;

import java.io.File;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.transport.Transport;

/**
 * A remote that is a folder of this machine: whether it may be written is a matter of its modes.
 */
final class LocalRemote {
  private LocalRemote() {}

  /** Refuses a folder that can't be written; other transports are asked by their own protocol. */
  static void requireWritable(Transport transport, Repository here) throws AccessDeniedException {
    if (transport.getURI().isRemote()) {
      return;
    }
    File start = here.isBare() ? here.getDirectory() : here.getWorkTree();
    File named = here.getFS().resolve(start, transport.getURI().getPath());
    File found = RepositoryCache.FileKey.resolve(named, here.getFS());
    if (found == null) {
      return; // the connection itself says so
    }
    for (String folder : List.of("objects", "refs", "refs/tags")) {
      Path path = found.toPath().resolve(folder);
      if (Files.exists(path) && !Files.isWritable(path)) {
        throw new AccessDeniedException(path.toString(), null, "it can't be written from here");
      }
    }
  }
}
