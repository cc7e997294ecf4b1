package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.ServerProcess;
import com.thaloco.releaseconsole.ui.state.EventFeed;
import com.thaloco.releaseconsole.ui.state.Worker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Prepares a rehearsal folder and serves it from a process of its own. */
final class RehearsalStart {
  private RehearsalStart() {}

  /** Continues the one that is there, or prepares one: there, or in a new folder. */
  static void run(
      Worker worker,
      Optional<Path> asked,
      Consumer<? super String> progress,
      BiConsumer<RehearsalFolder, ServerProcess> ready,
      Consumer<Problem> failed) {
    Work work = work(progress);
    worker.<RehearsalFolder>run(
        () -> RehearsalFolder.at(asked, new LocalProcesses(), System.getenv(), work),
        folder -> serve(worker, folder, progress, ready, failed),
        failed);
  }

  private static void serve(
      Worker worker,
      RehearsalFolder folder,
      Consumer<? super String> progress,
      BiConsumer<RehearsalFolder, ServerProcess> ready,
      Consumer<Problem> failed) {
    worker.<ServerProcess>run(
        () -> ServerProcess.start(folder, work(progress)),
        server -> ready.accept(folder, server),
        failed);
  }

  private static Work work(Consumer<? super String> progress) {
    var feed =
        new EventFeed(batch -> {
          if (!batch.lines().isEmpty()) {
            progress.accept(batch.lines().getLast().text());
          }
        });
    return Run.of(feed).at(new StepId("prepare"));
  }
}
