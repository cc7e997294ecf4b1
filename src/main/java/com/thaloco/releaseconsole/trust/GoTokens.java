package com.thaloco.releaseconsole.trust;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits Go source into words, texts and signs, so that comments and nested code can be determined.
 */
final class GoTokens {
  /** A piece of source at a line, 1-based. */
  sealed interface Token {
    int line();

    /** A name, keyword or number. */
    record Word(String text, int line) implements Token {}

    /** One character of anything else. */
    record Sign(char sign, int line) implements Token {}

    /** A string literal: the lines of its value, each with the source line that it is on. */
    record Text(List<KeyBlock.Line> value, int line, int endLine) implements Token {
      public Text {
        value = List.copyOf(value);
      }
    }
  }

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private GoTokens(String source) {
    this.source = source;
  }

  static List<Token> of(String source) {
    var reader = new GoTokens(source);
    while (reader.at < source.length()) {
      reader.next();
    }
    return reader.tokens;
  }

  private void next() {
    char c = source.charAt(at);
    if (c == '\n') {
      line++;
      at++;
    } else if (Character.isWhitespace(c) || c == '\uFEFF') {
      at++;
    } else if (source.startsWith("//", at)) {
      at = orEnd(source.indexOf('\n', at));
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      skipTo(end < 0 ? source.length() : end + 2);
    } else if (c == '`') {
      raw();
    } else if (c == '"') {
      interpreted();
    } else if (c == '\'') {
      rune();
    } else if (Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isDigit(c)) {
      int start = at;
      while (at < source.length()
          && (Character.isUnicodeIdentifierPart(source.charAt(at)) || source.charAt(at) == '_')) {
        at++;
      }
      tokens.add(new Token.Word(source.substring(start, at), line));
    } else {
      tokens.add(new Token.Sign(c, line));
      at++;
    }
  }

  /** A raw text runs to the next backquote; the compiler drops carriage returns from it. */
  private void raw() {
    int start = line;
    int end = orEnd(source.indexOf('`', at + 1));
    var value = new ArrayList<KeyBlock.Line>();
    for (String part : source.substring(at + 1, end).replace("\r", "").split("\n", -1)) {
      value.add(new KeyBlock.Line(start + value.size(), part));
    }
    skipTo(Math.min(end + 1, source.length()));
    tokens.add(new Token.Text(value, start, line));
  }

  private void interpreted() {
    var value = new StringBuilder();
    at++;
    while (at < source.length() && source.charAt(at) != '"' && source.charAt(at) != '\n') {
      if (source.charAt(at) == '\\' && at + 1 < source.length()) {
        escape(value);
      } else {
        value.append(source.charAt(at++));
      }
    }
    at++;
    var lines = new ArrayList<KeyBlock.Line>();
    for (String part : value.toString().split("\n", -1)) {
      lines.add(new KeyBlock.Line(line, part));
    }
    tokens.add(new Token.Text(lines, line, line));
  }

  private void escape(StringBuilder value) {
    char c = source.charAt(at + 1);
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (c >= '0' && c <= '7') {
      number(value, at + 1, 3, 8);
    } else if (digits > 0) {
      number(value, at + 2, digits, 16);
    } else {
      int known = "abfnrtv".indexOf(c);
      value.append(known < 0 ? c : "\u0007\b\f\n\r\t\u000b".charAt(known));
      at += 2;
    }
  }

  private void number(StringBuilder value, int from, int digits, int radix) {
    int end = Math.min(from + digits, source.length());
    try {
      value.appendCodePoint(Integer.parseInt(source, from, end, radix));
    } catch (IllegalArgumentException e) {
      value.append('\uFFFD'); // does not compile in Go; it is no base64 either
    }
    at = end;
  }

  private void rune() {
    at++;
    while (at < source.length() && source.charAt(at) != '\'' && source.charAt(at) != '\n') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipTo(int end) {
    for (; at < end; at++) {
      if (source.charAt(at) == '\n') {
        line++;
      }
    }
  }

  private int orEnd(int found) {
    return found < 0 ? source.length() : found;
  }
}
