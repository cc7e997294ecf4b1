package com.thaloco.releaseconsole.changelog;

import static com.thaloco.releaseconsole.changelog.Lint.Severity.WARNING;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a changelog. Linear in its size. */
public final class Linter {
  private Linter() {}

  /** Everything that is wrong, by line. */
  public static List<LintFinding> lint(Changelog changelog, LintRules rules) {
    var findings = new LintFindings(changelog);
    new StructureLints(changelog, findings).run();
    new VersionLints(changelog, rules, findings).run();
    new GroupLints(changelog, rules, findings).run();
    new LinkLints(changelog, rules, findings).run();
    new ByteLints(changelog.source(), findings).run();
    @Nullable Scope scope = rules.cut().map(version -> new Scope(changelog, version)).orElse(null);
    return findings.all().stream()
        .map(finding -> scope == null || scope.holds(finding) ? finding : finding.as(WARNING))
        .sorted(Comparator.comparingInt(LintFinding::line))
        .toList();
  }

  /**
   * Lints bytes that may be no text: those get one finding, {@code invalid-utf8-or-nul}.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when they are too many or too complex
   */
  public static List<LintFinding> lint(String name, byte[] bytes, LintRules rules) {
    Optional<Source.BadByte> bad = Source.badByte(bytes);
    if (bad.isPresent() && bytes.length <= Source.MAX_BYTES) {
      String message = "byte %d is %s".formatted(bad.get().offset(), bad.get().what());
      return List.of(
          new LintFinding(
              Lint.INVALID_UTF8_OR_NUL,
              Lint.Severity.ERROR,
              bad.get().line(),
              message,
              Optional.empty()));
    }
    return lint(Changelog.parse(Source.decode(name, bytes)), rules);
  }

  /** What a cut touches: what was published long ago must not stop it. */
  private static final class Scope {
    private final String number;
    private final int first;
    private final int last;
    private final int end;
    private final Set<Integer> rows;

    Scope(Changelog changelog, ReleaseVersion version) {
      number = version.number();
      TextLines lines = changelog.source().lines();
      Optional<Section> current = changelog.release(number).or(changelog::unreleased);
      first = current.map(Section::line).orElse(0);
      last =
          current
              .map(s -> lines.at(Math.max(s.heading().range().end(), s.content().end())))
              .orElse(0);
      end = current.map(section -> lines.at(section.range().end())).orElse(0);
      String unreleased =
          LinkRow.key(
              changelog.unreleased().flatMap(s -> s.title().rowLabel()).orElse("Unreleased"));
      rows =
          changelog.rows().stream()
              .filter(row ->
                  row.key().equals(unreleased) || Changelog.number(row.label()).equals(number))
              .map(LinkRow::line)
              .collect(Collectors.toSet());
    }

    boolean holds(LintFinding finding) {
      int line = finding.line();
      boolean always =
          switch (finding.lint()) {
            case UNRELEASED_ROW_MISSING, STALE_UNRELEASED_ROW, UNRELEASED_EMPTY -> true;
            // Whatever follows is swallowed: the newest section, or its rows.
            case UNCLOSED_FENCE_OR_COMMENT -> line <= end;
            case ROW_BROKEN ->
                finding.message().contains("[Unreleased]")
                    || finding.message().contains("[" + number + "]")
                    || finding.message().contains("[v" + number + "]");
            // Above the newest section they make it doubtful what is released.
            case SEVERAL_UNRELEASED, UNRELEASED_NOT_FIRST, SEVERAL_TITLES -> line <= last;
            case DUPLICATE_VERSION -> finding.message().startsWith(number + " ");
            default -> false;
          };
      return finding.severity() != Lint.Severity.ERROR
          || always
          || (line >= first && line <= last)
          || rows.contains(line);
    }
  }
}
