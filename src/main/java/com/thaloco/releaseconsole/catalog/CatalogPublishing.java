package com.thaloco.releaseconsole.catalog;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.profile.CatalogRule;
import com.thaloco.releaseconsole.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the project's own publish command of a catalog in the working tree: it uploads the artefact
 * and patches the catalog, which the maintainer then commits.
 */
public final class CatalogPublishing {
  /** What every face says beside entries that are committed. */
  public static final String RIDES = "They reach users only with the next release.";

  /** What every face says beside entries that were published just now. */
  public static final String REMINDER =
      "Commit the catalog: an entry reaches users only with the next release.";

  private static final Duration TIMEOUT = Duration.ofHours(12);

  private final Project project;

  public CatalogPublishing(Project project) {
    this.project = project;
  }

  /**
   * Publishes, and tells what became of the catalog's entries in the working tree.
   *
   * @param arguments what follows the profile's command
   * @throws com.thaloco.releaseconsole.flow.ProblemException if there is no such catalog or
   *     command, or the command fails
   */
  public List<CatalogChange> publish(String name, List<String> arguments, Work work) {
    CatalogRule rule = rule(name);
    Catalog before = read(rule);
    var argv = new ArrayList<>(rule.publish());
    argv.addAll(arguments);
    Exit exit =
        project
            .processes()
            .run(
                new Command(
                    argv,
                    project.repository().directory(),
                    ChildEnvironment.of(project.environment(), List.of(), Map.of()).orThrow(),
                    TIMEOUT),
                work);
    if (!exit.ok()) {
      throw Problem.refused(
              "catalog.publish-failed",
              "%s ended with exit code %d.".formatted(String.join(" ", argv), exit.code()),
              "Only its output tells whether it uploaded anything; nothing was committed.",
              "Read its output, fix the cause and run it again.")
          .with(exit.tail())
          .toException();
    }
    return CatalogChange.between(before, read(rule)).stream()
        .filter(change -> change.state() != CatalogChange.State.UNCHANGED)
        .toList();
  }

  private CatalogRule rule(String name) {
    List<CatalogRule> rules = project.profile().catalogs();
    CatalogRule rule =
        rules.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                Problem.refused(
                        "catalog.unknown",
                        "The profile has no catalog %s.".formatted(name),
                        "Nothing was run.",
                        "Name one of: "
                            + String.join(", ", rules.stream().map(CatalogRule::name).toList()))
                    .toException());
    if (rule.publish().isEmpty()) {
      throw Problem.refused(
              "catalog.no-command",
              "The profile has no publish command for the catalog %s.".formatted(name),
              "Nothing was run.",
              "Add catalogs.publish to the profile.")
          .toException();
    }
    return rule;
  }

  private Catalog read(CatalogRule rule) {
    Path file = project.repository().directory().resolve(rule.path());
    try {
      return Files.exists(file)
          ? Catalog.parse(Files.readAllBytes(file), rule.path(), rule.entries())
          : Catalog.empty(rule.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
