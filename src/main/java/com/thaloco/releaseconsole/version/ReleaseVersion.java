package com.thaloco.releaseconsole.version;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * A release number with its leading {@code v}, such as {@code v0.1.7} or {@code v0.2.0-rc.1},
 * ordered by SemVer 2.0.0 precedence. Build metadata is refused: two such versions would be one to
 * clients. So are numbers of more than nine digits, which no one counts to and not every reader can
 * hold, and texts of more than 100 characters.
 */
public record ReleaseVersion(String text) implements Comparable<ReleaseVersion> {
  private static final Pattern SHAPE =
      Pattern.compile(
          "v(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})"
              + "(-(%1$s)(\\.(%1$s))*)?".formatted("0|[1-9]\\d{0,8}|\\d*[A-Za-z-][0-9A-Za-z-]*"));

  /** The longest text of a version: a tag, and a folder in the bucket, are named after it. */
  private static final int LONGEST = 100;

  public ReleaseVersion {
    if (!isVersion(text)) {
      throw new IllegalArgumentException("not a version of the form vX.Y.Z: " + text);
    }
  }

  /** The version, or empty where the text has another shape. */
  public static Optional<ReleaseVersion> parse(String text) {
    return isVersion(text) ? Optional.of(new ReleaseVersion(text)) : Optional.empty();
  }

  private static boolean isVersion(String text) {
    return text.length() <= LONGEST && SHAPE.matcher(text).matches();
  }

  /** The number without its {@code v}. */
  public String number() {
    return text.substring(1);
  }

  /** Whether a text names this version, with or without its {@code v}, and not a longer one. */
  public boolean isNamedIn(String output) {
    return Pattern.compile("(?<![\\w.-])v?" + Pattern.quote(number()) + "(?![\\w+-]|\\.\\d)")
        .matcher(output)
        .find();
  }

  /** Whether this is no pre-release. */
  public boolean isStable() {
    return semver().getPreRelease().isEmpty();
  }

  /**
   * The next patch number; of a pre-release, the release that it leads to.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException after the last number that there is
   */
  public ReleaseVersion nextPatch() {
    Semver v = semver();
    return isStable()
        ? after("v%d.%d.%d".formatted(v.getMajor(), v.getMinor(), v.getPatch() + 1))
        : new ReleaseVersion("v%d.%d.%d".formatted(v.getMajor(), v.getMinor(), v.getPatch()));
  }

  /** The next minor number. */
  public ReleaseVersion nextMinor() {
    Semver v = semver();
    return after("v%d.%d.0".formatted(v.getMajor(), v.getMinor() + 1));
  }

  /** Whether both have the same major and minor number. */
  public boolean isSameMinor(ReleaseVersion other) {
    Semver mine = semver();
    Semver theirs = other.semver();
    return mine.getMajor() == theirs.getMajor() && mine.getMinor() == theirs.getMinor();
  }

  /** The next major number. */
  public ReleaseVersion nextMajor() {
    return after("v%d.0.0".formatted(semver().getMajor() + 1));
  }

  /** A tag or a manifest that someone else wrote can have the last number that there is. */
  private ReleaseVersion after(String next) {
    return parse(next)
        .orElseThrow(() ->
            Problem.refused(
                    "version.last",
                    "There is no version after %s: its numbers have nine digits at most."
                        .formatted(text),
                    "No next version was chosen.",
                    "Remove the tag or the entry with that number, if it was a mistake.")
                .toException());
  }

  @Override
  public int compareTo(ReleaseVersion other) {
    return precedence().compareTo(other.precedence());
  }

  /** Its place among versions, for whoever sorts many: read once, not at each comparison. */
  public Precedence precedence() {
    return new Precedence(semver());
  }

  /** What versions are ordered by (SemVer 2.0.0, section 11). */
  public static final class Precedence implements Comparable<Precedence> {
    private final Semver semver;

    private Precedence(Semver semver) {
      this.semver = semver;
    }

    @Override
    public int compareTo(Precedence other) {
      return semver.compareTo(other.semver);
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private Semver semver() {
    return new Semver(number());
  }
}
