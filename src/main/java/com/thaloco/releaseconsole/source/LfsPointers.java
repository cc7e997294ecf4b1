package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Tells Git LFS pointers by their bytes: the first line is fixed, the whole is under 1,024 bytes.
 */
final class LfsPointers {
  private static final byte[] FIRST_LINE =
      "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LIMIT = 1024;

  private LfsPointers() {}

  static List<String> among(List<TreeFile> files, Repository repository) throws IOException {
    var found = new ArrayList<String>();
    try (ObjectReader objects = repository.newObjectReader()) {
      for (TreeFile file : files) {
        if (file.kind() == TreeFile.Kind.REGULAR || file.kind() == TreeFile.Kind.EXECUTABLE) {
          ObjectId id = ObjectId.fromString(file.blob());
          if (objects.getObjectSize(id, Constants.OBJ_BLOB) < LIMIT
              && isPointer(objects.open(id, Constants.OBJ_BLOB).getBytes(LIMIT))) {
            found.add(file.path());
          }
        }
      }
    }
    return found;
  }

  private static boolean isPointer(byte[] bytes) {
    return bytes.length > FIRST_LINE.length
        && Arrays.equals(bytes, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length);
  }
}
