package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Printable;
import java.time.Instant;

/** One row of the browser's tree. */
public sealed interface TreeRow {
  /** The whole key of an object; of a folder, with a slash at its end. */
  String path();

  /** In bytes; of a folder, of what has been listed in it so far. */
  long size();

  /** When it was written; of a folder, its newest object. */
  Instant modified();

  /** The last part of the path, as it can be shown. */
  default String name() {
    String path = path();
    return Printable.of(path.substring(path.lastIndexOf('/', path.length() - 2) + 1));
  }

  /**
   * What shares a beginning up to a slash.
   *
   * @param objects how many have been listed below it so far
   */
  record Folder(String path, long objects, long size, Instant modified) implements TreeRow {}

  /** An object. */
  record File(ObjectInfo info) implements TreeRow {
    @Override
    public String path() {
      return info.key();
    }

    @Override
    public long size() {
      return info.size();
    }

    @Override
    public Instant modified() {
      return info.modified();
    }
  }
}
