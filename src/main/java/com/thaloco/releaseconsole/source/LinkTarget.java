package com.thaloco.releaseconsole.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a symbolic link as the kernel would, by the links of the same tree: {@code a/../..} leads
 * elsewhere when {@code a} is itself a link, so taking dots away from the text is not enough.
 */
final class LinkTarget {
  private static final int MOST_LINKS = 40; // the kernel's own limit

  private LinkTarget() {}

  /**
   * @param folder the folder that holds the link, {@code ""} for the top
   * @param links every link of the tree with its text, by path
   */
  static boolean staysInside(String folder, @Nullable String text, Map<String, String> links) {
    if (text == null || text.isEmpty() || text.indexOf('\0') >= 0) {
      return false;
    }
    var at = new ArrayList<String>(folder.isEmpty() ? List.of() : List.of(folder.split("/")));
    var ahead = new ArrayDeque<String>();
    if (!push(ahead, text)) {
      return false;
    }
    for (int followed = 0; !ahead.isEmpty(); ) {
      String part = ahead.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        if (at.isEmpty()) {
          return false;
        }
        at.removeLast();
        continue;
      }
      at.add(part);
      String next = links.get(String.join("/", at));
      if (next != null) {
        at.removeLast();
        // A circle of links leads nowhere, so it leads nowhere outside.
        if (++followed > MOST_LINKS) {
          return true;
        }
        if (!push(ahead, next)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Puts a text's parts before what is still ahead; false for an absolute path. */
  private static boolean push(ArrayDeque<String> ahead, String text) {
    if (text.startsWith("/")) {
      return false;
    }
    List.of(text.split("/")).reversed().forEach(ahead::push);
    return true;
  }
}
