package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Builds the binaries of a plan and proves that they are the plan's. */
public final class Builder {
  private static final int EVIDENCE_LINES = 40;

  private final Processes processes;

  public Builder(Processes processes) {
    this.processes = processes;
  }

  /**
   * Builds all binaries again and checks them. They are built beside {@link BuildPlan#outputs()},
   * which appears as a whole: a build that was broken off leaves no half binary to be taken for a
   * whole one.
   */
  public Built build(BuildPlan plan, Work work) {
    try {
      delete(plan.unfinished());
      Files.createDirectories(plan.unfinished());
      // The first build fills the compiler's cache with what all of them share; side by side they
      // would compile it once each.
      run(plan.parts().subList(0, Math.min(1, plan.parts().size())), work);
      run(plan.parts().subList(Math.min(1, plan.parts().size()), plan.parts().size()), work);
      inspect(plan, plan.unfinished(), work);
      work.checkpoint();
      delete(plan.outputs());
      Files.move(plan.unfinished(), plan.outputs(), StandardCopyOption.ATOMIC_MOVE);
      return new Built(plan.identity(), members(plan, plan.outputs()));
    } catch (IOException e) {
      throw unwritable(plan, e);
    }
  }

  /**
   * What an earlier {@link #build} of the same plan left, checked again from its bytes.
   *
   * @return empty if nothing is built yet
   */
  public Optional<Built> find(BuildPlan plan, Work work) {
    if (!Files.isDirectory(plan.outputs())) {
      return Optional.empty();
    }
    inspect(plan, plan.outputs(), work);
    return Optional.of(new Built(plan.identity(), members(plan, plan.outputs())));
  }

  private void run(List<BuildPlan.Part> parts, Work work) {
    work.all(parts.stream().map(part -> run(part, work)).toList());
  }

  private Callable<Exit> run(BuildPlan.Part part, Work work) {
    return () -> {
      work.checkpoint();
      work.line("$ " + String.join(" ", part.command().argv()));
      Exit exit = processes.run(part.command(), work);
      if (!exit.ok()) {
        throw failed(part, exit).toException();
      }
      return exit;
    };
  }

  private void inspect(BuildPlan plan, Path folder, Work work) {
    var inspection = new BinaryInspection(processes, plan, folder);
    work.all(
        plan.parts().stream()
            .<Callable<Boolean>>map(part ->
                () -> {
                  inspection.inspect(part, work);
                  return true;
                })
            .toList());
  }

  private static List<Member> members(BuildPlan plan, Path folder) {
    return plan.parts().stream()
        .map(p -> new Member(p.binary().name(), folder.resolve(p.binary().name())))
        .toList();
  }

  private static Problem failed(BuildPlan.Part part, Exit exit) {
    List<String> tail = exit.tail();
    return Problem.refused(
            "build.failed",
            "The build of %s failed: %s exited with %d."
                .formatted(part.binary().name(), part.command().argv().getFirst(), exit.code()),
            "Nothing was packed, signed or uploaded.",
            "Fix what the output says, commit it, and cut that commit.")
        .with(tail.subList(Math.max(0, tail.size() - EVIDENCE_LINES), tail.size()));
  }

  private static RuntimeException unwritable(BuildPlan plan, IOException e) {
    return Problem.refused(
            "build.folder",
            "The build folder %s can't be written: %s.".formatted(plan.outputs(), e.getMessage()),
            "Nothing was packed, signed or uploaded.",
            "Make this folder writable, or choose another with --state, and run the same command"
                + " again.")
        .toException();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder);
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        delete(file);
      }
    }
    Files.delete(folder);
  }
}
