package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.BuildRules.Binary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that a built file is an executable of the right kind that carries version and commit: go
 * ignores an {@code -X} whose variable does not exist, so a green build alone proves neither.
 */
final class BinaryInspection {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Processes processes;
  private final BuildPlan plan;
  private final Path folder;

  BinaryInspection(Processes processes, BuildPlan plan, Path folder) {
    this.processes = processes;
    this.plan = plan;
    this.folder = folder;
  }

  void inspect(BuildPlan.Part part, Work work) {
    work.checkpoint();
    Path file = folder.resolve(part.binary().name());
    try {
      boolean runsHere = runsHere(part, file);
      if (part.binary().reports().isEmpty() || !runsHere) {
        search(part.binary(), file);
      } else {
        ask(part.binary(), file, work);
      }
    } catch (IOException e) {
      throw wrong(part.binary(), "can't be read: " + e.getMessage());
    }
  }

  private static boolean runsHere(BuildPlan.Part part, Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw wrong(part.binary(), "was not written by a build command that said it succeeded");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw wrong(part.binary(), "is not a regular file");
    }
    if (Files.size(file) == 0) {
      throw wrong(part.binary(), "is empty");
    }
    if (!Files.isExecutable(file)) {
      throw wrong(part.binary(), "is not executable");
    }
    return switch (Executable.of(file)) {
      case Executable.Script() -> true;
      case Executable.Other() -> {
        if (part.os().equals("linux")) {
          throw wrong(part.binary(), "is neither an ELF file nor a script with a #! line");
        }
        yield false;
      }
      case Executable.Elf(var arch) -> {
        if (arch.isPresent() && !arch.get().equals(part.arch())) {
          throw wrong(
              part.binary(), "is built for %s and not for %s".formatted(arch.get(), part.arch()));
        }
        yield part.os().equals("linux") && part.arch().equals(Executable.hostArch());
      }
    };
  }

  private void ask(Binary binary, Path file, Work work) {
    List<String> argv = new ArrayList<>(List.of(file.toString()));
    argv.addAll(binary.reports());
    Exit exit = processes.run(new Command(argv, folder, plan.environment(), ANSWER), work);
    String asked = "%s %s".formatted(binary.name(), String.join(" ", binary.reports()));
    if (!exit.ok()) {
      throw lacks("\"%s\" exited with %d.".formatted(asked, exit.code()), exit.tail());
    }
    String output = exit.out() + "\n" + String.join("\n", exit.tail());
    List<String> missing = ReportedIdentity.missing(output, plan.identity(), plan.rules());
    if (!missing.isEmpty()) {
      throw lacks(
          "\"%s\" does not say %s.".formatted(asked, String.join(" and ", missing)), exit.tail());
    }
  }

  private void search(Binary binary, Path file) throws IOException {
    var sought = new ArrayList<String>();
    if (plan.rules().bakes("version")) {
      sought.add(plan.identity().version().text());
    }
    if (plan.rules().bakes("commit")) {
      sought.add(plan.identity().commit());
    }
    List<String> missing;
    try (InputStream in = Files.newInputStream(file)) {
      missing = ByteSearch.missing(in, sought);
    }
    if (!missing.isEmpty()) {
      throw lacks(
          "The built %s does not contain %s."
              .formatted(binary.name(), String.join(" and ", missing)),
          List.of());
    }
  }

  private static RuntimeException lacks(String happened, List<String> evidence) {
    return Problem.refused(
            "build.identity",
            happened,
            "Nothing was packed, signed or uploaded.",
            "Make each -X in the profile's build.ldflags name a string variable that the binary"
                + " uses and prints, then build again.")
        .with(evidence)
        .toException();
  }

  private static RuntimeException wrong(Binary binary, String what) {
    return Problem.refused(
            "build.output",
            "The built %s %s.".formatted(binary.name(), what),
            "Nothing was packed, signed or uploaded.",
            "Make the profile's build.command write an executable to {output}, then build again.")
        .toException();
  }
}
