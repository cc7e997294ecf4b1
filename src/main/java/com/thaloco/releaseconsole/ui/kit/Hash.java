package com.thaloco.releaseconsole.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How hashes, sizes and times are written everywhere (design language, Wording). */
public final class Hash {
  private static final Pattern WHOLE = Pattern.compile("\\b([0-9a-f]{64}|[0-9a-f]{40})\\b");

  private Hash() {}

  /** A commit as people read it: its first eight digits. */
  public static String commit(String id) {
    return id.length() > 8 ? id.substring(0, 8) : id;
  }

  /** A sentence with its commits and object ids as people read them. */
  public static String inSentence(String text) {
    return WHOLE
        .matcher(text)
        .replaceAll(
            found -> found.group().length() == 64 ? brief(found.group()) : commit(found.group()));
  }

  /** A long hash as 8…8. */
  public static String brief(String hex) {
    return hex.length() > 20 ? hex.substring(0, 8) + "…" + hex.substring(hex.length() - 8) : hex;
  }

  /** A SHA-256 in lines of four groups of four. */
  public static List<String> grouped(String hex) {
    var lines = new ArrayList<String>();
    for (int at = 0; at < hex.length(); at += 16) {
      String line = hex.substring(at, Math.min(at + 16, hex.length()));
      lines.add(line.replaceAll("(.{4})(?=.)", "$1 "));
    }
    return lines;
  }
}
