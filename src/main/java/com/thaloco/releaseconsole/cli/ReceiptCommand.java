package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.past.Comparison;
import com.thaloco.releaseconsole.recover.past.CutHistory;
import com.thaloco.releaseconsole.recover.past.CutRecord;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.recover.past.Receipts;
import com.thaloco.releaseconsole.recover.past.SignatureCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code receipt list|show|verify|compare --repo DIR}. */
@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    description = "The cuts of the past: lists, shows, verifies and compares their receipts.",
    subcommands = {
      ReceiptCommand.ListAll.class,
      ReceiptCommand.Show.class,
      ReceiptCommand.Verify.class,
      ReceiptCommand.Compare.class
    })
public final class ReceiptCommand {
  @Mixin private CommonOptions common = new CommonOptions();

  /** What the subcommands have in common. */
  abstract static class OfProject implements Callable<Integer> {
    @Mixin CommonOptions common = new CommonOptions();

    @Mixin private RepositoryOption repository = new RepositoryOption();

    @Override
    public Integer call() {
      try (Project project = repository.open(common)) {
        return call(project);
      }
    }

    abstract int call(Project project);

    void say(String line) {
      if (!common.json()) {
        common.out().println(line);
      }
    }
  }

  /** Lists. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists every cut, finished or not, and the releases that others have cut.")
  static final class ListAll extends OfProject {
    @Override
    int call(Project project) {
      Optional<Problem> away = Optional.empty();
      List<PastCut> cuts;
      try {
        cuts = CutHistory.everywhere(project, Run.of(event -> {}).at(new StepId("receipt")));
      } catch (ProblemException e) {
        away = Optional.of(e.problem());
        cuts = CutHistory.here(project);
      }
      if (common.json()) {
        common.print(new Cuts(away.isEmpty(), cuts));
        return 0;
      }
      for (PastCut cut : cuts) {
        say(
            "%-30s %-10s %s  %s"
                .formatted(
                    cut.name(), cut.state().word(), LocalTimes.on(cut.at()), signature(cut)));
      }
      if (cuts.isEmpty()) {
        say("Nothing was cut yet.");
      }
      away.ifPresent(why -> say("Known only from this machine: " + why.happened()));
      return 0;
    }

    private static String signature(PastCut cut) {
      return cut.receipt().isEmpty()
          ? cut.step().map(step -> "no receipt; last step " + step).orElse("no receipt here")
          : cut.signed() ? "signed" : "not signed";
    }
  }

  /** Shows one. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows everything that is known of one cut.")
  static final class Show extends OfProject {
    @Parameters(paramLabel = "NAME", description = "A name that list shows, or a version.")
    private String name = "";

    @Override
    int call(Project project) {
      PastCut cut = find(project, name);
      CutRecord sheet = CutHistory.sheet(cut);
      if (common.json()) {
        common.print(
            new Shown(
                cut,
                sheet.fields().entrySet().stream()
                    .map(each ->
                        new Field(each.getKey().group(), each.getKey().field(), each.getValue()))
                    .toList()));
        return 0;
      }
      String group = "";
      for (Map.Entry<CutRecord.Key, String> each : sheet.fields().entrySet()) {
        if (!each.getKey().group().equals(group)) {
          group = each.getKey().group();
          say(group);
        }
        say("  %-24s %s".formatted(each.getKey().field(), each.getValue()));
      }
      return 0;
    }
  }

  /** Verifies signatures. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description =
          "Verifies the signatures of receipts with the key that HEAD pins; all of them without a"
              + " name.")
  static final class Verify extends OfProject {
    @Parameters(
        arity = "0..*",
        paramLabel = "NAME",
        description = "Names that list shows, versions, or receipt files.")
    private List<String> names = new ArrayList<>();

    @Override
    int call(Project project) {
      List<Path> files =
          names.isEmpty()
              ? CutHistory.here(project).stream().flatMap(cut -> cut.receipt().stream()).toList()
              : names.stream().map(name -> file(project, name)).toList();
      if (files.isEmpty()) {
        return common.fail(
            Problem.refused(
                "receipt.none",
                "There is no receipt here.",
                "Nothing was verified.",
                "Cut a release, or name a receipt file."));
      }
      var all = new ArrayList<Verified>();
      boolean accepted = true;
      for (Path file : files) {
        SignatureCheck check = Receipts.verify(project, file);
        accepted &= check instanceof SignatureCheck.Accepted;
        all.add(new Verified(file, word(check), check.sentence()));
        say("%-9s %s".formatted(word(check), check.sentence()));
      }
      if (common.json()) {
        common.print(new AllVerified(all));
      }
      return accepted ? 0 : 1;
    }

    record AllVerified(List<Verified> receipts) {}

    record Verified(Path receipt, String status, String sentence) {}

    private static Path file(Project project, String name) {
      return name.endsWith(".json") && Files.exists(Path.of(name))
          ? Path.of(name)
          : find(project, name)
              .receipt()
              .orElseThrow(() ->
                  Problem.refused(
                          "receipt.none",
                          "The cut %s has no receipt here.".formatted(name),
                          "Nothing was verified.",
                          Remedy.text("Name one that is signed").by(OwnCommand.RECEIPT_LIST.with()))
                      .toException());
    }

    private static String word(SignatureCheck check) {
      return switch (check) {
        case SignatureCheck.Accepted _ -> "accepted";
        case SignatureCheck.Unsigned _ -> "unsigned";
        case SignatureCheck.Refused _ -> "refused";
      };
    }
  }

  /** Compares two. */
  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description = "Compares two cuts field by field; -v also shows what is the same.")
  static final class Compare extends OfProject {
    @Parameters(index = "0", paramLabel = "NAME", description = "Left-hand cut.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Right-hand cut.")
    private String right = "";

    @Override
    int call(Project project) {
      Comparison comparison =
          Comparison.of(
              CutHistory.sheet(find(project, left)), CutHistory.sheet(find(project, right)));
      List<Comparison.Row> rows =
          common.verbose() || common.json() ? comparison.rows() : comparison.differences();
      if (common.json()) {
        common.print(
            new Compared(
                comparison.left(), comparison.right(), rows.stream().map(Row::of).toList()));
        return 0;
      }
      say("%s  %s".formatted(comparison.left(), comparison.right()));
      for (Comparison.Row row : rows) {
        say("%s %s %s".formatted(row.isSame() ? " " : "!", row.group(), row.field()));
        say("    " + row.left().orElse("-"));
        if (!row.isSame()) {
          say("    " + row.right().orElse("-"));
        }
      }
      return 0;
    }

    record Compared(String left, String right, List<Row> rows) {}

    record Row(
        String group, String field, boolean same, Optional<String> left, Optional<String> right) {
      static Row of(Comparison.Row row) {
        return new Row(row.group(), row.field(), row.isSame(), row.left(), row.right());
      }
    }
  }

  /** A cut that is known here; the world is only asked for one that is not. */
  private static PastCut find(Project project, String name) {
    List<PastCut> here = CutHistory.here(project);
    boolean known =
        here.stream().anyMatch(cut -> cut.name().equals(name) || cut.version().equals(name));
    return CutHistory.find(
        known
            ? here
            : CutHistory.everywhere(project, Run.of(event -> {}).at(new StepId("receipt"))),
        name);
  }

  record Cuts(boolean complete, List<PastCut> cuts) {}

  record Shown(@JsonUnwrapped PastCut cut, List<Field> fields) {}

  record Field(String group, String field, String value) {}
}
