package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Lint;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code changelog.headings}, {@code changelog.order} and {@code changelog.links}: the lints of the
 * changelog, each reported by one check (docs/rules.md, Pre-flight checklist).
 */
final class ChangelogLints implements Check {
  private static final Set<Lint> HEADINGS = EnumSet.range(Lint.DUPLICATE_GROUP, Lint.GROUP_ORDER);
  private static final Set<Lint> MISPLACED = EnumSet.of(Lint.GROUP_AT_WRONG_LEVEL, Lint.UNKNOWN_H2);
  private static final Set<Lint> LINKS = EnumSet.range(Lint.MISSING_ROW, Lint.TWO_DOT_COMPARE);

  private final String id;
  private final Set<Lint> kinds;
  private final String sound;
  private final Function<Candidate, Remedy> remedy;

  private ChangelogLints(
      String id, Set<Lint> kinds, String sound, Function<Candidate, Remedy> remedy) {
    this.id = id;
    this.kinds = kinds;
    this.sound = sound;
    this.remedy = remedy;
  }

  static Check headings() {
    var kinds = EnumSet.copyOf(HEADINGS);
    kinds.addAll(MISPLACED);
    kinds.remove(Lint.UNRELEASED_EMPTY); // reported by changelog.entry: once promoted, it is empty
    return new ChangelogLints(
        "changelog.headings",
        kinds,
        "All headings are valid and none is empty.",
        _ -> Remedy.text("Correct the headings, commit and push."));
  }

  static Check order() {
    var kinds = EnumSet.allOf(Lint.class);
    kinds.removeAll(HEADINGS);
    kinds.removeAll(MISPLACED);
    kinds.removeAll(LINKS);
    kinds.remove(Lint.NO_UNRELEASED); // reported by changelog.entry
    return new ChangelogLints(
        "changelog.order",
        kinds,
        "Sections are in order, and no version occurs twice.",
        _ -> Remedy.text("Correct the file, commit and push."));
  }

  static Check links() {
    return new ChangelogLints(
        "changelog.links",
        LINKS,
        "The link table has the rows of Unreleased and of this version.",
        subject ->
            Remedy.text("Fix the rows")
                .by(ChangelogEntry.promote(subject))
                .then("; then commit and push."));
  }

  @Override
  public String id() {
    return id;
  }

  /** Dates are compared with the clock. */
  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String path = subject.profile().changelog().path();
    Changelog changelog = ChangelogAtCommit.of(subject);
    Finding finding =
        ChangelogAtCommit.finding(
            id,
            ChangelogAtCommit.lints(changelog, subject, kinds),
            path,
            sound,
            remedy.apply(subject));
    return kinds.contains(Lint.DUPLICATE_VERSION) && finding.status() == Status.PASSED
        ? PublishedSection.changed(id, changelog, subject, work).orElse(finding)
        : finding;
  }
}
