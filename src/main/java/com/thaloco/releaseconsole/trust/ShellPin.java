package com.thaloco.releaseconsole.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the key in a shell script: in a heredoc (also {@code <<-}, whose tabs fall away) or as
 * quoted text over several lines. Markers that the script only mentions, as for sed, are no block,
 * and neither is what is in comments; a key in a form that is not read makes the pin unreadable.
 */
final class ShellPin {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int LEAST_KEY =
      60; // characters of base64; a mention has fewer between its markers

  /** What is examined before and behind a marker: keys and assignments are shorter. */
  private static final int LONGEST = 1_000;

  private static final Pattern HEREDOC = Pattern.compile("<<(-?)[ \t]*['\"\\\\]?(\\w+)");

  private final String text;
  private final String where;

  private ShellPin(String text, String where) {
    this.text = text;
    this.where = where;
  }

  /** The only block, or the only one that is assigned to a variable. */
  static KeyBlock block(String text, Optional<String> variable, String where) {
    var pin = new ShellPin(text, where);
    List<Integer> begins =
        pin.candidates().stream()
            .filter(at -> variable.map(name -> pin.isAssigned(name, at)).orElse(true))
            .toList();
    if (begins.isEmpty()) {
      throw PinText.problem(
              variable.isPresent() ? "pin.no-symbol" : "pin.no-block",
              variable
                  .map(name -> "%s assigns no public key block to %s".formatted(where, name))
                  .orElse(where + " has no public key block (" + BEGIN + ")"))
          .toException();
    }
    if (begins.size() > 1) {
      List<String> lines =
          begins.stream().limit(5).map(at -> String.valueOf(pin.lineOf(at))).toList();
      throw PinText.problem(
              "pin.several-blocks",
              "%s has %d public key blocks (lines %s%s), so it is unclear which one clients use"
                  .formatted(
                      where,
                      begins.size(),
                      String.join(", ", lines),
                      begins.size() > 5 ? ", …" : ""))
          .toException();
    }
    return pin.read(begins.getFirst());
  }

  /** Offsets of BEGIN markers that have key material behind them. */
  private List<Integer> candidates() {
    var found = new ArrayList<Integer>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
      int next = text.indexOf(BEGIN, at + 1);
      int end = text.indexOf(END, at + BEGIN.length()); // not one that shares its dashes
      boolean closed = end >= 0 && (next < 0 || end < next);
      String rest = behind(at, closed ? end : lineEnd(at));
      boolean endsLine = behind(at, lineEnd(at)).isBlank();
      boolean material = rest.replaceAll("[^A-Za-z0-9+/]", "").length() >= LEAST_KEY;
      if ((material || endsLine) && !isComment(at)) {
        found.add(at);
      }
    }
    return found;
  }

  /** What follows a BEGIN marker, up to a place. */
  private String behind(int at, int end) {
    int from = at + BEGIN.length();
    return text.substring(from, Math.min(end, from + LONGEST));
  }

  private boolean isComment(int at) {
    return text.substring(lineStart(at), at).stripLeading().startsWith("#");
  }

  private boolean isAssigned(String name, int at) {
    int line = lineStart(at);
    int from = Math.max(line == 0 ? 0 : lineStart(line - 1), at - LONGEST);
    String before = text.substring(from, at);
    return Pattern.compile(
            "(?m)^(.*[\\s;&])?"
                + Pattern.quote(name)
                + "=(\\$?['\"]|[\"']?\\$\\([ \t]*cat[ \t]*<<-?[ \t]*['\"\\\\]?\\w+['\"]?[ \t]*\r"
                + "?\n"
                + "\t*)\\z")
        .matcher(before)
        .find();
  }

  private KeyBlock read(int begin) {
    String prefix = text.substring(lineStart(begin), begin);
    boolean quoted = prefix.endsWith("'") || prefix.endsWith("\"");
    boolean tabs = !prefix.isEmpty() && prefix.chars().allMatch(c -> c == '\t');
    if (!(prefix.isEmpty() || quoted || (tabs && inTabHeredoc(begin)))) {
      throw form(begin, "does not start its line or follow a quote");
    }
    var lines = new ArrayList<KeyBlock.Line>();
    int number = lineOf(begin);
    for (int at = begin; at < text.length(); number++) {
      String line = text.substring(at, lineEnd(at));
      at = lineEnd(at) + 1;
      String content = tabs ? line.replaceFirst("^\t+", "") : line;
      if (content.startsWith(END)) {
        String after = content.substring(END.length());
        boolean ends = after.isBlank() || after.startsWith("'") || after.startsWith("\"");
        if (!ends) {
          throw form(begin, "is followed by " + Visible.line(after));
        }
        lines.add(new KeyBlock.Line(number, after.isBlank() ? content : END));
        return new KeyBlock("PUBLIC KEY", lines);
      }
      if (!lines.isEmpty() && content.contains(END)) {
        throw form(begin, "has its END marker inside line " + number);
      }
      lines.add(new KeyBlock.Line(number, content));
      if (lines.size() == 1 && !content.substring(BEGIN.length()).isBlank()) {
        throw form(begin, "continues after its BEGIN marker");
      }
    }
    return new KeyBlock("PUBLIC KEY", lines);
  }

  private boolean inTabHeredoc(int begin) {
    Matcher opener = HEREDOC.matcher(text.substring(0, lineStart(begin)));
    boolean tab = false;
    while (opener.find()) {
      tab = opener.group(1).equals("-");
    }
    return tab;
  }

  private RuntimeException form(int begin, String what) {
    return PinText.problem(
            "pin.form",
            "%s:%d has a public key that %s; a heredoc or one quoted text is read"
                .formatted(where, lineOf(begin), what))
        .toException();
  }

  private int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int lineOf(int at) {
    return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }
}
