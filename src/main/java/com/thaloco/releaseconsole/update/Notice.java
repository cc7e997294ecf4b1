package com.thaloco.releaseconsole.update;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which newer version was seen last, kept in a file so that the public URL is asked once a day and
 * no command waits for the answer.
 *
 * @param kept the file: its format, when it was asked, and the version that was newer or nothing
 */
public record Notice(Path kept) {
  private static final String FORMAT = "release-console-notice 1";
  private static final String OFF = "off";
  private static final Duration DAY = Duration.ofDays(1);

  /** The newer version that is known; what can't be read counts as not known. */
  public Optional<ReleaseVersion> newerThan(ReleaseVersion current) {
    return lines()
        .flatMap(lines -> ReleaseVersion.parse(lines.get(2)))
        .filter(version -> version.compareTo(current) > 0);
  }

  /** Whether it is time to ask again; never once it was turned off. */
  public boolean isDue(Instant now) {
    return !isOff()
        && lines()
            .map(lines -> Instant.ofEpochSecond(Long.parseLong(lines.get(1))))
            .filter(asked -> !asked.isAfter(now) && asked.plus(DAY).isAfter(now))
            .isEmpty();
  }

  /** Asks and keeps the answer; where there is none, that it was asked. */
  public void ask(OwnReleases releases, ReleaseVersion current, Instant now, Work work) {
    Optional<ReleaseVersion> newer;
    try {
      newer = releases.newerThan(current, work);
    } catch (ProblemException e) {
      newer = Optional.empty(); // a notice is no place for what is wrong there; update says it
    }
    String text =
        "%s\n%d\n%s\n"
            .formatted(FORMAT, now.getEpochSecond(), newer.map(ReleaseVersion::text).orElse("-"));
    try {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.writeString(kept, text);
    } catch (IOException e) {
      // Asked again at the next command.
    }
  }

  /** Turns it off for good: nothing is asked and named until the file is removed. */
  public void turnOff() throws IOException {
    Files.createDirectories(kept.toAbsolutePath().getParent());
    Files.writeString(kept, "%s\n%s\n".formatted(FORMAT, OFF));
  }

  private boolean isOff() {
    return read().equals(List.of(FORMAT, OFF));
  }

  private Optional<List<String>> lines() {
    return Optional.of(read())
        .filter(lines ->
            lines.size() == 3
                && lines.getFirst().equals(FORMAT)
                && lines.get(1).matches("\\d{1,12}"));
  }

  private List<String> read() {
    try {
      return Files.readAllLines(kept);
    } catch (IOException e) {
      return List.of();
    }
  }
}
