package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.changelog.Group;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Lint;
import com.thaloco.releaseconsole.changelog.LintFinding;
import com.thaloco.releaseconsole.changelog.LintRules;
import com.thaloco.releaseconsole.changelog.Linter;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ChangelogRules;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.ProfileConsent;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code changelog lint|show|promote FILE}. */
@Command(
    name = "changelog",
    mixinStandardHelpOptions = true,
    description = "Reads, checks and promotes a changelog.")
public final class ChangelogCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  /** {@code changelog lint FILE}. */
  @Command(
      name = "lint",
      mixinStandardHelpOptions = true,
      description = "Checks a changelog; exit 1 on an error.")
  int lint(@Mixin CommonOptions common, @Parameters(paramLabel = "FILE") Path file) {
    List<LintFinding> findings =
        Linter.lint(file.toString(), Source.bytes(file), LintRules.general(today()));
    if (common.json()) {
      common.print(new Linted(findings.stream().map(Fault::of).toList()));
    } else {
      for (LintFinding finding : findings) {
        common
            .out()
            .printf(
                "%s:%d: %s: %s [%s]%n",
                file,
                finding.line(),
                finding.severity().word(),
                finding.message(),
                finding.lint().word());
      }
    }
    return findings.stream().anyMatch(f -> f.severity() == Lint.Severity.ERROR) ? 1 : 0;
  }

  record Linted(List<Fault> findings) {}

  record Fault(Lint lint, Lint.Severity severity, int line, String message, boolean fixable) {
    static Fault of(LintFinding finding) {
      return new Fault(
          finding.lint(),
          finding.severity(),
          finding.line(),
          finding.message(),
          finding.fix().isPresent());
    }
  }

  /** {@code changelog promote FILE}. */
  @Command(
      name = "promote",
      description = "Writes a release from the text under Unreleased and bumps the link table.")
  int promote(
      @Mixin CommonOptions common,
      @Mixin HelpOption help,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--version",
              required = true,
              paramLabel = "vX.Y.Z",
              description = "The release.")
          String version,
      @Option(
              names = "--date",
              paramLabel = "YYYY-MM-DD",
              description = "Its date; today by default.")
          @Nullable LocalDate date) {
    ReleaseVersion release =
        ReleaseVersion.parse(version)
            .orElseThrow(() ->
                new CommandLine.ParameterException(
                    spec.subcommands().get("promote"),
                    "\"%s\" is no version of the form vX.Y.Z".formatted(version)));
    Changelog changelog = Changelog.read(file);
    Edit edit =
        ChangelogEditor.promote(
            changelog,
            release,
            date == null ? LocalDate.now(ZoneId.systemDefault()) : date,
            style(file, changelog));
    List<String> diff = edit.diff();
    ChangelogFile.write(file, edit);
    if (common.json()) {
      common.print(
          new Promoted(file, release, !edit.isEmpty(), edit.added(), edit.removed(), diff));
    } else if (edit.isEmpty()) {
      common.out().printf("%s already has %s; nothing was changed.%n", file, release);
    } else {
      diff.forEach(common.out()::println);
    }
    return 0;
  }

  record Promoted(
      Path file,
      ReleaseVersion version,
      boolean changed,
      int added,
      int removed,
      List<String> diff) {}

  /** What the profile of the repository around the file says, else what the file's rows show. */
  private static Optional<LinkStyle> style(Path file, Changelog changelog) {
    Optional<LinkStyle> shown = LinkStyle.guess(changelog);
    return styleOfProject(file)
        .map(links -> shown.map(links::comparingAs).orElse(links))
        .or(() -> shown);
  }

  private static Optional<LinkStyle> styleOfProject(Path file) {
    Path full = file.toAbsolutePath().normalize();
    Path folder = full.resolveSibling("");
    try (Project project =
        Session.open(folder, Optional.empty(), unapproved -> ProfileConsent.Answer.NOT_NEEDED)) {
      ChangelogRules rules = project.profile().changelog();
      return full.equals(project.repository().directory().resolve(rules.path()).normalize())
          ? Optional.of(LinkStyle.of(rules))
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty(); // a file of no project
    }
  }

  // The later of here and UTC: neither is the future to the other.
  private static LocalDate today() {
    LocalDate here = LocalDate.now(ZoneId.systemDefault());
    LocalDate utc = LocalDate.now(ZoneOffset.UTC);
    return here.isAfter(utc) ? here : utc;
  }

  /** {@code changelog show FILE}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Lists the releases that a changelog holds.")
  int show(@Mixin CommonOptions common, @Parameters(paramLabel = "FILE") Path file) {
    Changelog changelog = Changelog.read(file);
    if (common.json()) {
      common.print(
          new Shown(
              changelog.unreleased().isPresent(),
              changelog.releases().stream()
                  .map(section -> Release.of(changelog, section))
                  .toList()));
      return 0;
    }
    for (Section section : changelog.sections()) {
      common.out().printf("%5d  %s%n", section.line(), section.heading().text().strip());
    }
    return 0;
  }

  record Shown(boolean unreleased, List<Release> releases) {}

  record Release(
      String version,
      String heading,
      int line,
      int level,
      @JsonInclude Optional<LocalDate> date,
      boolean yanked,
      List<String> groups,
      @JsonInclude Optional<String> link) {
    static Release of(Changelog changelog, Section section) {
      return new Release(
          section.version().orElse(""),
          section.heading().text().strip(),
          section.line(),
          section.heading().level(),
          section.title().date(),
          section.title().yanked(),
          section.groups().stream().map(Group::name).toList(),
          changelog.link(section));
    }
  }
}
