package com.thaloco.releaseconsole.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words for what JGit throws: no class name where a message says it, no user info of a URL. */
final class GitReasons {
  private static final Pattern USER_INFO = Pattern.compile("\\b(\\w{1,20}://)[^/@\\s]+@");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  /** Of a message that repeats what a broken file holds, so much is enough. */
  private static final int LONGEST = 500;

  private GitReasons() {}

  /** One clause. */
  static String of(Throwable e) {
    String message = e.getMessage();
    String text =
        message == null || message.isBlank()
            ? e.getClass().getSimpleName()
            : e instanceof java.nio.file.FileSystemException
                ? e.getClass().getSimpleName().replace("Exception", "") + ": " + message
                : message;
    String clause = text.strip().replaceAll("\\.{1,20}$", "");
    return clean(clause.length() > LONGEST ? clause.substring(0, LONGEST) + "…" : clause);
  }

  /** The messages of an exception and its causes, outermost first. */
  static List<String> chain(Throwable e) {
    var lines = new ArrayList<String>();
    for (Throwable at = e; at != null && lines.size() < 8; at = at.getCause()) {
      String line = of(at);
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Text from outside, without user info and without what steers a terminal. */
  static String clean(String text) {
    return CONTROL.matcher(USER_INFO.matcher(text).replaceAll("$1")).replaceAll("");
  }
}
