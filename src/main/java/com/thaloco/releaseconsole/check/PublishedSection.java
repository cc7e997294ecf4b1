package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LastRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of the last release's section since its tag. A merge easily puts a new item into it,
 * where no one who updates looks; a corrected word is no such thing.
 */
final class PublishedSection {
  private static final Pattern ITEM = Pattern.compile("\\s{0,3}(?:[-*+]|\\d{1,9}[.)])\\s+\\S.*");

  private PublishedSection() {}

  static Optional<Finding> changed(String id, Changelog now, Candidate subject, Work work) {
    Optional<LastRelease> last = lastRelease(subject, work);
    Optional<Section> then = last.flatMap(release -> then(release, subject));
    if (then.isEmpty()) {
      return Optional.empty();
    }
    String version = last.orElseThrow().version().text();
    String path = subject.profile().changelog().path();
    Optional<Section> section = now.release(version);
    if (section.isEmpty()) {
      return Optional.of(
          Finding.warned(
              id,
              "%s has no section for %s any more.".formatted(path, version),
              List.of("%s had it in line %d".formatted(version, then.get().line())),
              "Restore it below the new one, commit and push."));
    }
    List<String> added = new ArrayList<>(items(section.get()));
    items(then.get()).forEach(added::remove);
    return items(section.get()).size() <= items(then.get()).size() || added.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warned(
                id,
                "%s:%d: the section of %s has an item that it did not have when it was released."
                    .formatted(path, section.get().line(), version),
                added,
                "If it belongs to %s, move it there, commit and push."
                    .formatted(subject.version())));
  }

  /** Why there is none is another check's answer. */
  private static Optional<LastRelease> lastRelease(Candidate subject, Work work) {
    try {
      return subject.lastRelease(work);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Optional<Section> then(LastRelease last, Candidate subject) {
    String path = subject.profile().changelog().path();
    try {
      return subject
          .repository()
          .blob(last.commit(), path)
          .flatMap(
              bytes -> Changelog.parse(Source.decode(path, bytes)).release(last.version().text()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static List<String> items(Section section) {
    return section.body().lines().filter(line -> ITEM.matcher(line).matches()).toList();
  }
}
