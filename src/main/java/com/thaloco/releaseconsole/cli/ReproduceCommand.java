package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.reproduce.Layer;
import com.thaloco.releaseconsole.recover.reproduce.Reproducer;
import com.thaloco.releaseconsole.recover.reproduce.Reproduction;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
      common.print(Document.of(reproduction));
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

  record Document(
      ReleaseVersion version,
      String commit,
      Instant builtAt,
      boolean same,
      boolean sameBinaries,
      String published,
      String built,
      List<LayerJson> layers) {
    static Document of(Reproduction reproduction) {
      return new Document(
          reproduction.version(),
          reproduction.commit(),
          reproduction.builtAt(),
          reproduction.isSame(),
          reproduction.hasSameBinaries(),
          reproduction.published(),
          reproduction.built(),
          reproduction.layers().stream().map(LayerJson::of).toList());
    }
  }

  record LayerJson(
      String name,
      String status,
      String sentence,
      Optional<List<String>> evidence,
      Optional<List<String>> reasons) {
    static LayerJson of(Layer layer) {
      Optional<Layer.Differs> differs =
          layer instanceof Layer.Differs found ? Optional.of(found) : Optional.empty();
      return new LayerJson(
          layer.name(),
          word(layer),
          layer.sentence(),
          differs.map(Layer.Differs::evidence),
          differs.map(Layer.Differs::reasons));
    }
  }

  private static String word(Layer layer) {
    return switch (layer) {
      case Layer.Same _ -> "same";
      case Layer.Differs _ -> "differs";
      case Layer.NotCompared _ -> "not-compared";
    };
  }
}
