package com.thaloco.releaseconsole.changelog;

import java.util.Locale;

/** What can be wrong with a changelog, and how bad that is by itself. */
public enum Lint {
  SEVERAL_TITLES(Severity.ERROR),
  RELEASE_AT_WRONG_LEVEL(Severity.ERROR),
  GROUP_AT_WRONG_LEVEL(Severity.ERROR),
  UNCLOSED_FENCE_OR_COMMENT(Severity.ERROR),
  /** A warning where someone may have meant it so: in a comment that ends, and in code. */
  NOT_A_HEADING(Severity.ERROR),
  SEVERAL_UNRELEASED(Severity.ERROR),
  UNRELEASED_NOT_FIRST(Severity.ERROR),
  NO_TITLE(Severity.WARNING),
  NO_UNRELEASED(Severity.WARNING),
  UNKNOWN_H2(Severity.WARNING),

  BAD_VERSION(Severity.ERROR),
  DUPLICATE_VERSION(Severity.ERROR),
  VERSION_REGRESSION(Severity.ERROR),
  MISSING_DATE(Severity.ERROR),
  BAD_DATE(Severity.ERROR),
  PLACEHOLDER_DATE(Severity.ERROR),
  V_PREFIX_INCONSISTENT(Severity.WARNING),
  SEPARATOR_INCONSISTENT(Severity.WARNING),
  BRACKETS_INCONSISTENT(Severity.WARNING),
  YANKED_SPELLING(Severity.WARNING),
  DATE_REGRESSION(Severity.WARNING),
  FUTURE_DATE(Severity.WARNING),

  DUPLICATE_GROUP(Severity.ERROR),
  UNRELEASED_EMPTY(Severity.ERROR),
  UNKNOWN_GROUP(Severity.WARNING),
  EMPTY_GROUP(Severity.WARNING),
  EMPTY_RELEASE(Severity.WARNING),
  CHANGE_OUTSIDE_GROUP(Severity.WARNING),
  GROUP_ORDER(Severity.INFO),

  MISSING_ROW(Severity.ERROR),
  UNRELEASED_ROW_MISSING(Severity.ERROR),
  STALE_UNRELEASED_ROW(Severity.ERROR),
  ROW_WRONG_TARGET(Severity.ERROR),
  ROW_BROKEN(Severity.ERROR),
  /** A warning where both rows lead to the same place. */
  DUPLICATE_ROW(Severity.ERROR),
  ORPHAN_ROW(Severity.WARNING),
  ROW_WRONG_BASE(Severity.WARNING),
  FOREIGN_REPO(Severity.WARNING),
  COMMENTED_OUT_ROW(Severity.WARNING),
  NOT_HTTPS(Severity.WARNING),
  ROW_ORDER(Severity.INFO),
  ROW_CASE(Severity.INFO),
  TWO_DOT_COMPARE(Severity.INFO),

  INVALID_UTF8_OR_NUL(Severity.ERROR),
  MIXED_EOL(Severity.WARNING),
  BOM(Severity.INFO),
  NO_FINAL_NEWLINE(Severity.INFO);

  /** How much a lint counts. */
  public enum Severity {
    /** Blocks. */
    ERROR,
    WARNING,
    INFO;

    /** The word of the contract: {@code error}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Severity severity;

  Lint(Severity severity) {
    this.severity = severity;
  }

  /** How bad it is where nothing makes it better. */
  public Severity severity() {
    return severity;
  }

  /** Its name: {@code missing-row}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
