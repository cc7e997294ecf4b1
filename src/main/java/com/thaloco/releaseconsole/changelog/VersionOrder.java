package com.thaloco.releaseconsole.changelog;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders versions of any changelog: by SemVer precedence, with any number of numbers. */
final class VersionOrder implements Comparator<String> {
  static final VersionOrder INSTANCE = new VersionOrder();
  private static final Pattern PARTS =
      Pattern.compile("(\\d+(?:\\.\\d+)*)[-._~]?([^+]*)(?:\\+.*)?");

  private VersionOrder() {}

  @Override
  public int compare(String left, String right) {
    Matcher a = PARTS.matcher(left);
    Matcher b = PARTS.matcher(right);
    if (!a.matches() || !b.matches()) {
      return left.compareTo(right);
    }
    int core = dotted(a.group(1).split("\\."), b.group(1).split("\\."), "0");
    return core != 0 ? core : suffixes(a.group(2), b.group(2));
  }

  private static int suffixes(String a, String b) {
    int rank = Integer.compare(rank(a), rank(b));
    return rank != 0 ? rank : dotted(a.split("\\."), b.split("\\."), "");
  }

  // Python's post releases come after the release, everything else before it.
  private static int rank(String suffix) {
    return suffix.isEmpty() ? 1 : suffix.startsWith("post") ? 2 : 0;
  }

  private static int dotted(String[] a, String[] b, String missing) {
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int found = one(i < a.length ? a[i] : missing, i < b.length ? b[i] : missing);
      if (found != 0) {
        return found;
      }
    }
    return 0;
  }

  private static int one(String a, String b) {
    boolean numberA = isNumber(a);
    boolean numberB = isNumber(b);
    if (numberA && numberB) {
      String x = a.replaceFirst("^0+(?=.)", "");
      String y = b.replaceFirst("^0+(?=.)", "");
      return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }
    if (a.isEmpty() || b.isEmpty()) {
      return Integer.compare(a.length(), b.length());
    }
    return numberA ? -1 : numberB ? 1 : a.compareToIgnoreCase(b);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
