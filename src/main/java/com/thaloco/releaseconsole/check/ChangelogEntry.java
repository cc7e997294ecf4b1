package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.MissedHeading;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.changelog.Unwritten;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code changelog.entry}: the commit has a section for the version, directly under Unreleased, not
 * empty, dated today (docs/rules.md, Changelog).
 */
final class ChangelogEntry implements Check {
  /** Dates that a pattern of sed can hold as they are, but for the dots. */
  private static final Pattern PLAIN = Pattern.compile("[\\w ./:,-]+");

  @Override
  public String id() {
    return "changelog.entry";
  }

  /** The date is compared with the clock. */
  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String path = subject.profile().changelog().path();
    Changelog changelog = ChangelogAtCommit.of(subject);
    String version = subject.version().text();
    Optional<Section> section = changelog.release(version);
    if (section.isEmpty()) {
      return absent(subject, path, changelog);
    }
    return new Entry(subject, changelog, section.get()).judge();
  }

  /** The section that is there. */
  private final class Entry {
    private final Candidate subject;
    private final Changelog changelog;
    private final Section section;
    private final String version;
    private final String place;

    Entry(Candidate subject, Changelog changelog, Section section) {
      this.subject = subject;
      this.changelog = changelog;
      this.section = section;
      this.version = subject.version().text();
      this.place = "%s:%d".formatted(subject.profile().changelog().path(), section.line());
    }

    Finding judge() {
      Optional<Integer> merge = mergeMark();
      if (merge.isPresent()) {
        return blocked(
            "line %d has a marker of an unfinished merge".formatted(merge.get()),
            "Choose one of the two sides, and remove the markers <<<<<<<, ======= and >>>>>>>.");
      }
      if (changelog.unreleased().isEmpty()) {
        return blocked(
            "there is no section Unreleased above that of " + version,
            "Write ## [Unreleased] and a blank line above it.");
      }
      if (!changelog.isDirectlyUnderUnreleased(version)) {
        return blocked(
            "the section of %s is not directly under Unreleased".formatted(version),
            "Move it to the top, right below ## [Unreleased].");
      }
      if (section.title().yanked()) {
        return blocked(
            "the section of %s is marked as yanked".formatted(version),
            "Remove the mark, or cut the next version: " + subject.version().nextPatch());
      }
      if (section.isEmpty()) {
        return blocked(
            "the section of %s is empty".formatted(version),
            "Write what changed, under the headings "
                + String.join(", ", subject.profile().changelog().headings()));
      }
      Unwritten open = section.unwritten();
      if (open.all()) {
        return blocked(
            "the section of %s only says \"%s\"".formatted(version, open.lines().getFirst()),
            "Write what changed.");
      }
      Optional<LocalDate> date = section.title().date();
      Optional<String> raw = section.title().dateRaw();
      String after = section.afterDate();
      if (date.isPresent() && !after.isEmpty() && isUnusual()) {
        return blocked(
            "\"%s\" follows the date in the heading of %s".formatted(after, version),
            "Write: ## [%s] - %s; then commit and push.".formatted(version, date.get()));
      }
      if (date.isEmpty() || !raw.equals(Optional.of(date.get().toString()))) {
        return undated(raw, ChangelogAtCommit.today(subject).toString());
      }
      return sound(date.get());
    }

    /** Whether most other headings have nothing after their date. */
    private boolean isUnusual() {
      return changelog.releases().stream()
              .filter(other -> other != section && !other.afterDate().isEmpty())
              .count()
          <= changelog.releases().size() / 2;
    }

    private Finding undated(Optional<String> raw, String today) {
      String what =
          raw.map(text -> "the date must be %s, not \"%s\"".formatted(today, text))
              .orElse("the section of %s has no date".formatted(version));
      String heading = "## [%s] - %s".formatted(version, today);
      return Finding.blocked(
          id(),
          "%s: %s.".formatted(place, what),
          List.of(place),
          raw.filter(text -> PLAIN.matcher(text).matches())
              .map(text ->
                  Remedy.text("Correct the date")
                      .by(
                          Action.shell(
                              "sed",
                              "-i",
                              "%ds|%s|%s|"
                                  .formatted(section.line(), text.replace(".", "\\."), today),
                              subject.profile().changelog().path()))
                      .then("; then commit and push."))
              .orElse(Remedy.text("Write: %s; then commit and push.".formatted(heading))));
    }

    /** The line, 1-based, of what git leaves where two sides differ; wherever in the file it is. */
    private Optional<Integer> mergeMark() {
      List<String> lines = changelog.source().text().lines().toList();
      boolean ends = lines.stream().anyMatch(line -> line.matches(">{7}( .*)?"));
      return IntStream.range(0, lines.size())
          .filter(i -> ends && lines.get(i).matches("<{7}( .*)?"))
          .mapToObj(i -> i + 1)
          .findFirst();
    }

    private Finding sound(LocalDate date) {
      LocalDate utc = LocalDate.ofInstant(subject.clock().instant(), ZoneOffset.UTC);
      LocalDate here = LocalDate.ofInstant(subject.clock().instant(), ZoneId.systemDefault());
      if (subject.resumed().isEmpty() && !date.equals(utc) && !date.equals(here)) {
        return warned(
            "the section of %s is dated %s, and today is %s".formatted(version, date, here),
            List.of(),
            "If that is not meant, write ## [%s] - %s, commit and push.".formatted(version, here));
      }
      Optional<Section> left = changelog.unreleased().filter(section -> !section.isEmpty());
      if (left.isPresent()) {
        return warned(
            "%s has its section, and changes that ship with it are still under Unreleased"
                .formatted(version),
            left.get().body().lines().filter(line -> !line.isBlank()).limit(20).toList(),
            "Move them into the section of %s if they are in this commit; commit and push."
                .formatted(version));
      }
      Unwritten open = section.unwritten();
      if (!open.lines().isEmpty()) {
        return warned(
            "the section of %s still says \"%s\"".formatted(version, open.lines().getFirst()),
            open.lines(),
            "Write what changed, or remove the line; commit and push.");
      }
      return copied()
          .orElseGet(() ->
              Finding.passed(id(), "%s has a section, dated %s.".formatted(version, date), place));
    }

    /** A section that was copied to be filled in later. */
    private Optional<Finding> copied() {
      return changelog.releases().stream()
          .filter(other -> other != section && other.body().strip().equals(section.body().strip()))
          .findFirst()
          .map(other ->
              warned(
                  "the section of %s repeats that of %s word for word"
                      .formatted(version, other.title().label()),
                  List.of("line " + other.line()),
                  "Write what changed in %s, commit and push.".formatted(version)));
    }

    private Finding blocked(String what, String remedy) {
      return Finding.blocked(id(), "%s: %s.".formatted(place, what), List.of(place), remedy);
    }

    private Finding warned(String what, List<String> more, String remedy) {
      var evidence = new ArrayList<String>(List.of(place));
      evidence.addAll(more);
      return Finding.warned(id(), "%s: %s.".formatted(place, what), evidence, remedy);
    }
  }

  private Finding absent(Candidate subject, String path, Changelog changelog) {
    String version = subject.version().text();
    if (isPromotedButNotCommitted(subject, path)) {
      return Finding.blocked(
          id(),
          "%s has a section for %s in the working tree, but it is not committed."
              .formatted(path, version),
          List.of("commit: " + subject.commit()),
          "Commit it and push.");
    }
    Optional<MissedHeading> missed = ChangelogAtCommit.missed(changelog, subject);
    if (missed.isPresent()) {
      return missed(path, missed.get());
    }
    String newest =
        changelog.newest().map(s -> "newest: " + s.title().label()).orElse("there is no release");
    return Finding.blocked(
        id(),
        "%s has no section for %s.".formatted(path, version),
        List.of(newest),
        Remedy.text(
                changelog.unreleased().filter(section -> !section.isEmpty()).isPresent()
                    ? "Promote Unreleased"
                    : "Write what %s changes under ## [Unreleased], then promote it"
                        .formatted(version))
            .by(promote(subject))
            .then("; then commit and push."));
  }

  /** A section whose heading Markdown takes for text. */
  private Finding missed(String path, MissedHeading heading) {
    return Finding.blocked(
        id(),
        "%s:%d: the section %s.".formatted(path, heading.line(), heading.reason()),
        List.of("%s:%d: %s".formatted(path, heading.line(), heading.text())),
        heading.cause() == MissedHeading.Cause.NO_SPACE
            ? Remedy.text("Write the space")
                .by(Action.shell("sed", "-i", "%ds/##*/& /".formatted(heading.line()), path))
                .then("; then commit and push.")
            : Remedy.text("Correct %s:%d, commit and push.".formatted(path, heading.begins())));
  }

  /** The command that makes the section and its rows. */
  static Action promote(Candidate subject) {
    return OwnCommand.CHANGELOG_PROMOTE.with(
        subject.profile().changelog().path(), "--version", subject.version().text());
  }

  private static boolean isPromotedButNotCommitted(Candidate subject, String path) {
    Path file = subject.repository().directory().resolve(path);
    try {
      return Files.isRegularFile(file)
          && Changelog.parse(Source.read(file)).release(subject.version().text()).isPresent();
    } catch (ProblemException e) {
      return false; // the file of the working tree is not what is judged
    }
  }
}
