package com.thaloco.releaseconsole.changelog;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a release heading says.
 *
 * @param label the text that names the release, as written: {@code v0.1.7}, {@code Unreleased}
 * @param version without a leading {@code v} or word; empty for Unreleased
 * @param date a real calendar date
 * @param dateRaw what is where a date is expected
 * @param placeholderDate whether that is a stand-in, such as {@code YYYY-MM-DD}
 * @param yanked whether the heading marks the release as yanked
 * @param yankMark the mark as written, such as {@code [YANKED]}; empty when there is none
 * @param form how the label is written
 * @param target the label that a {@link Form#REF} refers to, or the URL of {@link Form#INLINE}
 * @param prefix what is before the number in the label: {@code v}, {@code Version }, nothing
 * @param separator between label and date, such as {@code " - "}; empty without a date
 */
public record Title(
    String label,
    Optional<String> version,
    Optional<LocalDate> date,
    Optional<String> dateRaw,
    boolean placeholderDate,
    boolean yanked,
    String yankMark,
    Form form,
    Optional<String> target,
    String prefix,
    String separator) {

  /** How a label can be written. */
  public enum Form {
    /** {@code [1.0.0]} */
    BRACKET,
    /** {@code 1.0.0} */
    PLAIN,
    /** {@code [1.0.0](https://…)} */
    INLINE,
    /** {@code [Unreleased][unreleased]} */
    REF
  }

  /** Whether this is the section of what is not released yet. */
  public boolean unreleased() {
    return version.isEmpty();
  }

  /** The label that the link table must hold for it; empty where the form needs no row. */
  public Optional<String> rowLabel() {
    return switch (form) {
      case BRACKET -> Optional.of(label);
      case REF -> target;
      case PLAIN, INLINE -> Optional.empty();
    };
  }
}
