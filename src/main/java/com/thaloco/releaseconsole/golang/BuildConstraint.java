package com.thaloco.releaseconsole.golang;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether a file belongs to a build: its name's suffix and its {@code //go:build} line. */
final class BuildConstraint {
  private static final Set<String> SYSTEMS =
      Set.of(
          "aix",
          "android",
          "darwin",
          "dragonfly",
          "freebsd",
          "hurd",
          "illumos",
          "ios",
          "js",
          "linux",
          "nacl",
          "netbsd",
          "openbsd",
          "plan9",
          "solaris",
          "wasip1",
          "windows",
          "zos");
  private static final Set<String> MACHINES =
      Set.of(
          "386",
          "amd64",
          "arm",
          "arm64",
          "loong64",
          "mips",
          "mips64",
          "mips64le",
          "mipsle",
          "ppc64",
          "ppc64le",
          "riscv64",
          "s390x",
          "sparc64",
          "wasm");
  private static final Set<String> UNIX =
      Set.of(
          "aix",
          "android",
          "darwin",
          "dragonfly",
          "freebsd",
          "hurd",
          "illumos",
          "ios",
          "linux",
          "netbsd",
          "openbsd",
          "solaris");

  private final BuildTarget target;

  BuildConstraint(BuildTarget target) {
    this.target = target;
  }

  /** By the name alone: Go source, no test, no other system's file. */
  boolean takesName(String baseName) {
    if (!baseName.endsWith(".go")
        || baseName.endsWith("_test.go")
        || baseName.startsWith("_")
        || baseName.startsWith(".")) {
      return false;
    }
    List<String> parts = Arrays.asList(baseName.substring(0, baseName.length() - 3).split("_", -1));
    if (parts.size() < 2) {
      return true;
    }
    String last = parts.getLast();
    if (MACHINES.contains(last)) {
      String before = parts.size() > 2 ? parts.get(parts.size() - 2) : "";
      return last.equals(target.arch()) && (!SYSTEMS.contains(before) || system(before));
    }
    return !SYSTEMS.contains(last) || system(last);
  }

  private boolean system(String name) {
    return name.equals(target.os()) || (name.equals("linux") && target.os().equals("android"));
  }

  /** By the constraint above the package clause; what can't be known counts as met. */
  boolean takes(GoSource source) {
    int clause =
        source.declarations().stream()
            .filter(n -> n.is("package_clause"))
            .findFirst()
            .map(n -> n.start)
            .orElse(Integer.MAX_VALUE);
    boolean old = true;
    for (GoSource.Comment comment : source.comments()) {
      if (comment.start() > clause) {
        break;
      }
      String text = comment.text().strip();
      if (text.startsWith("//go:build ")) {
        return new Expression(text.substring("//go:build ".length())).or() != No.NO;
      }
      if (text.matches("//\\s*\\+build\\s.*")) {
        old &= oldLine(text.substring(text.indexOf("+build") + 6).strip());
      }
    }
    return old;
  }

  private boolean oldLine(String line) {
    for (String option : line.split("\\s+", -1)) {
      boolean all = true;
      for (String term : option.split(",", -1)) {
        boolean not = term.startsWith("!");
        No value = tag(not ? term.substring(1) : term);
        all &= value == No.MAYBE || (value == No.YES) != not;
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** Three answers: a tag such as {@code cgo} depends on the machine that builds. */
  private enum No {
    YES,
    NO,
    MAYBE
  }

  private No tag(String name) {
    if (name.equals("cgo")) {
      return No.MAYBE;
    }
    boolean met =
        system(name)
            || name.equals(target.arch())
            || target.tags().contains(name)
            || name.equals("gc")
            || name.startsWith("go1.")
            || (name.equals("unix") && UNIX.contains(target.os()));
    return met ? No.YES : No.NO;
  }

  /** {@code (a && !b) || c}. */
  private final class Expression {
    private final String text;
    private int at;

    Expression(String text) {
      this.text = text;
    }

    No or() {
      No value = and();
      while (take("||")) {
        No right = and();
        value =
            value == No.YES || right == No.YES
                ? No.YES
                : value == No.MAYBE || right == No.MAYBE ? No.MAYBE : No.NO;
      }
      return value;
    }

    private No and() {
      No value = not(0);
      while (take("&&")) {
        No right = not(0);
        value =
            value == No.NO || right == No.NO
                ? No.NO
                : value == No.MAYBE || right == No.MAYBE ? No.MAYBE : No.YES;
      }
      return value;
    }

    private No not(int depth) {
      if (depth > 100) {
        return No.MAYBE;
      }
      if (take("!")) {
        No value = not(depth + 1);
        return value == No.YES ? No.NO : value == No.NO ? No.YES : No.MAYBE;
      }
      if (take("(")) {
        No value = or();
        boolean _ = take(")");
        return value;
      }
      int from = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (from == at) {
        return No.MAYBE;
      }
      return tag(text.substring(from, at));
    }

    private boolean take(String token) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (text.startsWith(token, at)) {
        at += token.length();
        return true;
      }
      return false;
    }
  }
}
