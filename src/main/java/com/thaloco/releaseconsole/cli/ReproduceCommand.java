package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.reproduce.Layer;
import com.thaloco.releaseconsole.recover.reproduce.Reproducer;
import com.thaloco.releaseconsole.recover.reproduce.Reproduction;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reproduce --repo DIR --version vX.Y.Z}. */
@Command(
    name = "reproduce",
    description = {
      "Builds a published version again from its tag, and compares gzip, tar and binaries with the"
          + " bucket.",
      "Exits 0 when every byte was reproduced, and 1 when something differs."
    })
final class ReproduceCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin HelpOption help = new HelpOption();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(
      names = "--version",
      required = true,
      paramLabel = "vX.Y.Z",
      converter = VersionConverter.class,
      description = "The published version.")
  private ReleaseVersion version = new ReleaseVersion("v0.0.0");

  @Override
  public Integer call() {
    var printer = new EventPrinter(common);
    try (Project project = repository.open(common);
        Running running = common.json() ? Running.silent() : new Running(printer)) {
      Work work = running.work(Reproducer.STEP.name());
      return switch (new Reproducer(project).run(version, work)) {
        case Outcome.Ok<Reproduction>(Reproduction reproduction) -> print(reproduction);
        case Outcome.Refused<Reproduction>(Problem problem) -> common.fail(problem);
        case Outcome.Asks<Reproduction> _ -> 1;
        case Outcome.Stopped<Reproduction> _ -> 130;
      };
    }
  }

  private int print(Reproduction reproduction) {
    if (common.json()) {
      common.print(document(reproduction));
    } else {
      reproduction.layers().forEach(this::print);
      common
          .out()
          .println(
              reproduction.isSame()
                  ? "%s was reproduced, byte for byte.".formatted(reproduction.version())
                  : reproduction.hasSameBinaries()
                      ? "The binaries of %s were reproduced; the archive around them differs."
                          .formatted(reproduction.version())
                      : "%s was not reproduced.".formatted(reproduction.version()));
    }
    return reproduction.isSame() ? 0 : 1;
  }

  private void print(Layer layer) {
    common.out().printf("%-24s %-12s %s%n", layer.name(), word(layer), layer.sentence());
    if (layer instanceof Layer.Differs differs) {
      differs.evidence().forEach(line -> common.out().printf("%-37s   %s%n", "", line));
      differs.reasons().forEach(line -> common.out().printf("%-37s ? %s%n", "", line));
    }
  }

  private static Map<String, Object> document(Reproduction reproduction) {
    var document = new LinkedHashMap<String, Object>();
    document.put("version", reproduction.version().text());
    document.put("commit", reproduction.commit());
    document.put("builtAt", reproduction.builtAt().toString());
    document.put("same", reproduction.isSame());
    document.put("sameBinaries", reproduction.hasSameBinaries());
    document.put("published", reproduction.published());
    document.put("built", reproduction.built());
    document.put("layers", reproduction.layers().stream().map(ReproduceCommand::json).toList());
    return document;
  }

  private static Map<String, Object> json(Layer layer) {
    var one = new LinkedHashMap<String, Object>();
    one.put("name", layer.name());
    one.put("status", word(layer));
    one.put("sentence", layer.sentence());
    if (layer instanceof Layer.Differs differs) {
      one.put("evidence", differs.evidence());
      one.put("reasons", differs.reasons());
    }
    return one;
  }

  private static String word(Layer layer) {
    return switch (layer) {
      case Layer.Same _ -> "same";
      case Layer.Differs _ -> "differs";
      case Layer.NotCompared _ -> "not-compared";
    };
  }
}
