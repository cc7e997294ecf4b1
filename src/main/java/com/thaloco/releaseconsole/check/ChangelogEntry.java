package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * {@code changelog.entry}: the commit has a section for the version, directly under Unreleased, not
 * empty, dated today (runbook, Pre-flight checklist, 2).
 */
final class ChangelogEntry implements Check {
  @Override
  public String id() {
    return "changelog.entry";
  }

  /** The date is held against the clock. */
  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Subject subject, Work work) {
    String path = subject.profile().changelog().path();
    Changelog changelog = ChangelogAtCommit.of(subject);
    String version = subject.version().text();
    Optional<Section> section = changelog.release(version);
    if (section.isEmpty()) {
      return absent(subject, path, changelog);
    }
    String place = "%s:%d".formatted(path, section.get().line());
    if (!changelog.isDirectlyUnderUnreleased(version)) {
      return Finding.blocked(
          id(),
          "%s: the section of %s is not directly under Unreleased.".formatted(place, version),
          List.of(place),
          "Move it to the top, right below ## [Unreleased].");
    }
    if (section.get().isEmpty()) {
      return Finding.blocked(
          id(),
          "%s: the section of %s is empty.".formatted(place, version),
          List.of(place),
          "Write what changed, under the headings " + subject.profile().changelog().headings());
    }
    return dated(subject, section.get(), place);
  }

  private Finding dated(Subject subject, Section section, String place) {
    Optional<LocalDate> date = section.title().date();
    String version = subject.version().text();
    if (date.isEmpty()) {
      return Finding.blocked(
          id(),
          "%s: the section of %s has no date of the form YYYY-MM-DD.".formatted(place, version),
          List.of(place),
          "Write: ## [%s] - %s".formatted(version, ChangelogAtCommit.today(subject)));
    }
    LocalDate utc = LocalDate.ofInstant(subject.clock().instant(), ZoneOffset.UTC);
    LocalDate here = LocalDate.ofInstant(subject.clock().instant(), ZoneId.systemDefault());
    if (subject.resumed().isEmpty() && !date.get().equals(utc) && !date.get().equals(here)) {
      return Finding.warned(
          id(),
          "%s: the section of %s is dated %s, and today is %s."
              .formatted(place, version, date.get(), here),
          List.of(place),
          "If that is not meant, correct the date and commit.");
    }
    return Finding.passed(
        id(), "%s has a section, dated %s.".formatted(version, date.get()), place);
  }

  private Finding absent(Subject subject, String path, Changelog changelog) {
    String version = subject.version().text();
    if (isPromotedButNotCommitted(subject, path)) {
      return Finding.blocked(
          id(),
          "%s has a section for %s in the working tree, but it is not committed."
              .formatted(path, version),
          List.of("commit: " + subject.commit()),
          "Commit it and push.");
    }
    String newest =
        changelog.newest().map(s -> "newest: " + s.title().label()).orElse("no release is there");
    return Finding.blocked(
        id(),
        "%s has no section for %s.".formatted(path, version),
        List.of(newest),
        "Promote Unreleased: release-console changelog promote %s --version %s; then commit and push."
            .formatted(path, version));
  }

  private static boolean isPromotedButNotCommitted(Subject subject, String path) {
    Path file = subject.repository().directory().resolve(path);
    try {
      return Files.isRegularFile(file)
          && Changelog.parse(Source.read(file)).release(subject.version().text()).isPresent();
    } catch (ProblemException e) {
      return false; // the file of the working tree is not what is judged
    }
  }
}
