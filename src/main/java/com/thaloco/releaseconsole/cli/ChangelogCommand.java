package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Group;
import com.thaloco.releaseconsole.changelog.Section;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code changelog lint|show|promote FILE}. */
@Command(
    name = "changelog",
    mixinStandardHelpOptions = true,
    description = "Reads, checks and promotes a changelog.")
public final class ChangelogCommand {
  @Mixin private Common common = new Common();

  /** {@code changelog show FILE}. */
  @Command(name = "show", description = "Lists the releases that a changelog holds.")
  int show(@Mixin Common common, @Parameters(paramLabel = "FILE") Path file) {
    Changelog changelog = Changelog.read(file);
    if (common.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("unreleased", changelog.unreleased().isPresent());
      document.put(
          "releases",
          changelog.releases().stream().map(section -> release(changelog, section)).toList());
      common.print(document);
      return 0;
    }
    for (Section section : changelog.sections()) {
      common.out().printf("%5d  %s%n", section.line(), section.heading().text().strip());
    }
    return 0;
  }

  private static Map<String, @Nullable Object> release(Changelog changelog, Section section) {
    Map<String, @Nullable Object> release = new LinkedHashMap<>();
    release.put("version", section.version().orElse(""));
    release.put("heading", section.heading().text().strip());
    release.put("line", section.line());
    release.put("level", section.heading().level());
    release.put("date", section.title().date().map(Object::toString).orElse(null));
    release.put("yanked", section.title().yanked());
    release.put("groups", groups(section));
    release.put("link", changelog.link(section).orElse(null));
    return release;
  }

  private static List<String> groups(Section section) {
    return section.groups().stream().map(Group::name).toList();
  }
}
