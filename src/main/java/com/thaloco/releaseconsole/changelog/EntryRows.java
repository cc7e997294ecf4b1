package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;

/**
 * The two rows of the link table that a release needs.
 *
 * @param unreleased what Unreleased must be, and is
 * @param version what the version's row must be, and is
 */
public record EntryRows(Row unreleased, Row version) {
  /**
   * One row.
   *
   * @param expected how it should read
   * @param found the row that is there
   * @param right whether that leads to the right place
   */
  public record Row(String expected, Optional<LinkRow> found, boolean right) {}

  /** Looks the rows of a version up, which must be the newest. */
  public static EntryRows of(Changelog changelog, ReleaseVersion version, LinkStyle style) {
    String unreleasedLabel =
        changelog.unreleased().flatMap(s -> s.title().rowLabel()).orElse("Unreleased");
    String label =
        changelog.release(version.text()).flatMap(s -> s.title().rowLabel()).orElse(version.text());
    Optional<LinkRow> unreleased = changelog.row(unreleasedLabel);
    Optional<LinkRow> row = changelog.row(label);
    return new EntryRows(
        new Row(
            "[" + unreleasedLabel + "]: " + style.unreleased(version.number()),
            unreleased,
            unreleased
                .filter(found -> style.isRightUnreleased(found.url(), version.number()))
                .isPresent()),
        new Row(
            "[" + label + "]: " + style.version(version.number(), Optional.empty()),
            row,
            row.filter(found -> style.isRight(found.url(), version.number(), changelog))
                .isPresent()));
  }

  /** Whether both are there and right. */
  public boolean areRight() {
    return unreleased.right() && version.right();
  }
}
