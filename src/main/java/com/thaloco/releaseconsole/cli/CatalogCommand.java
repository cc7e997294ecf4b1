package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.catalog.CatalogChange;
import com.thaloco.releaseconsole.catalog.CatalogEntry;
import com.thaloco.releaseconsole.catalog.CatalogPublishing;
import com.thaloco.releaseconsole.catalog.CatalogState;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code catalog list|publish}. */
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    description = "The sibling catalogs whose entries are part of a release.",
    subcommands = {CatalogCommand.ListEntries.class, CatalogCommand.Publish.class})
final class CatalogCommand {
  @Mixin private CommonOptions common = new CommonOptions();

  private static String state(CatalogChange change) {
    return change.state().name().toLowerCase(Locale.ROOT);
  }

  /** {@code catalog list --repo DIR}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists every entry, and what became of it since the last release.")
  static final class ListEntries implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private RepositoryOption repository = new RepositoryOption();

    @Override
    public Integer call() {
      try (Project project = repository.open(common);
          Running running = Running.silent()) {
        Work work = running.work("catalog");
        Candidate subject =
            project.subject(
                NextVersion.of(project, work),
                Map.of(),
                Keyring.without(SettingsFolder.noKey()),
                Optional.empty());
        List<CatalogState> catalogs = CatalogState.of(subject, work);
        if (common.json()) {
          common.print(new Catalogs(catalogs.stream().map(Catalog::of).toList()));
        } else {
          catalogs.forEach(this::print);
        }
        return 0;
      }
    }

    private void print(CatalogState catalog) {
      common.out().printf("%s (%s)%n", catalog.rule().name(), catalog.rule().path());
      for (CatalogChange change : catalog.changes()) {
        common.out().printf("  %-10s %s%n", state(change), change.name());
        if (common.verbose()) {
          entry(change).objects().forEach(o -> common.out().printf("%13s%s%n", "", o.address()));
        }
      }
      if (!catalog.moved().isEmpty()) {
        common.out().println("  " + CatalogPublishing.RIDES);
      }
    }

    private static CatalogEntry entry(CatalogChange change) {
      return change.after().or(change::before).orElseThrow();
    }

    record Catalogs(List<Catalog> catalogs) {}

    record Catalog(String name, String path, URI publicUrl, List<Entry> entries) {
      static Catalog of(CatalogState catalog) {
        return new Catalog(
            catalog.rule().name(),
            catalog.rule().path(),
            catalog.rule().publicUrl(),
            catalog.changes().stream().map(Entry::of).toList());
      }
    }

    record Entry(String name, CatalogChange.State state, int line, List<Target> objects) {
      static Entry of(CatalogChange change) {
        CatalogEntry entry = entry(change);
        return new Entry(
            change.name(),
            change.state(),
            entry.line(),
            entry.objects().stream()
                .map(object -> new Target(object.address(), object.size(), object.sha256()))
                .toList());
      }
    }

    record Target(String address, OptionalLong size, Optional<String> sha256) {}
  }

  /** {@code catalog publish --repo DIR NAME [ARGS…]}. */
  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = "Runs the profile's publish command of a catalog, with live output.")
  static final class Publish implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private RepositoryOption repository = new RepositoryOption();

    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "The catalog's name in the profile.")
    private String name = "";

    @Parameters(
        index = "1..*",
        paramLabel = "ARGS",
        description = "What follows the command; after -- also options.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
      var printer = new EventPrinter(common);
      try (Project project = repository.open(common);
          Running running = new Running(printer)) {
        Outcome<List<CatalogChange>> outcome = run(project, running.work("catalog"));
        List<CatalogChange> moved =
            outcome instanceof Outcome.Ok<List<CatalogChange>>(List<CatalogChange> value)
                ? value
                : List.of();
        return printer.result(
            outcome,
            "",
            new Published(moved.stream().map(c -> new Moved(c.name(), c.state())).toList()));
      }
    }

    record Published(List<Moved> entries) {}

    record Moved(String name, CatalogChange.State state) {}

    private Outcome<List<CatalogChange>> run(Project project, Work work) {
      try {
        List<CatalogChange> moved = new CatalogPublishing(project).publish(name, arguments, work);
        moved.forEach(c -> work.line("%s %s".formatted(c.name(), state(c))));
        work.line(CatalogPublishing.REMINDER);
        return new Outcome.Ok<>(moved);
      } catch (ProblemException e) {
        return new Outcome.Refused<>(e.problem());
      } catch (Cancelled e) {
        return new Outcome.Stopped<>(new StepId("catalog"));
      }
    }
  }
}
