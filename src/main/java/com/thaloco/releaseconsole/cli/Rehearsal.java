package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.SampleVersion;
import com.thaloco.releaseconsole.rehearsal.ServerProcess;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A whole release of the sample project: prepare, serve, smoke, check, cut, tag, verify. A folder
 * that is prepared already is continued.
 */
final class Rehearsal {
  private final CommonOptions common;
  private final EventPrinter printer;
  private final Running running;

  Rehearsal(CommonOptions common, EventPrinter printer, Running running) {
    this.common = common;
    this.printer = printer;
    this.running = running;
  }

  int run(Optional<Path> asked) {
    Work work = running.work("rehearse");
    try {
      RehearsalFolder folder =
          RehearsalFolder.at(
              asked,
              new LocalProcesses(),
              System.getenv(),
              work.in(new StepId("prepare"), Optional.empty()));
      try (ServerProcess server = ServerProcess.begin(folder)) {
        return release(folder, server, work);
      }
    } catch (ProblemException e) {
      return printer.result(new Outcome.Refused<>(e.problem()), "", new LineJson.Nothing());
    } catch (Cancelled e) {
      return printer.result(
          new Outcome.Stopped<>(new StepId("rehearse")), "", new LineJson.Nothing());
    }
  }

  private int release(RehearsalFolder folder, ServerProcess server, Work work) {
    try (Project project = common.open(folder.repository());
        Keyring keyring = Session.rehearsalKeyring(folder.key())) {
      var cut = new Cut(project, Checks.all(), BuildVersion.version());
      ReleaseVersion version =
          cut.unfinished()
              .map(past -> new ReleaseVersion(past.opened().version()))
              .orElseGet(() -> SampleVersion.toCut(project));
      if (SmokeOutcome.load(project.state(), project.head())
          .filter(SmokeOutcome::green)
          .isEmpty()) {
        Outcome<SmokeOutcome> smoke = SmokeCommand.run(project, running);
        if (!(smoke instanceof Outcome.Ok<SmokeOutcome>)) {
          return printer.result(smoke, version.text(), Rehearsed.unfinished(folder));
        }
      }
      server.await(work); // it starts beside smoke, which has a server of its own
      Outcome<CutResult> outcome =
          cut.run(new CutRequest(version, Map.of(), true), keyring, running.work("cut"));
      return printer.result(outcome, version.text(), describe(folder, outcome));
    }
  }

  private Rehearsed describe(RehearsalFolder folder, Outcome<CutResult> outcome) {
    if (!(outcome instanceof Outcome.Ok<CutResult>(CutResult.Released released))) {
      return Rehearsed.unfinished(folder);
    }
    if (!common.json()) {
      common
          .out()
          .printf(
              "%s is released, tagged and verified in %s.%n", released.version(), folder.root());
      common.out().printf("Receipt: %s%n", released.receipt());
    }
    return new Rehearsed(
        folder.root(),
        Optional.of(released.commit()),
        Optional.of(released.receipt()),
        Optional.of(released.signed()));
  }

  record Rehearsed(
      Path dir, Optional<String> commit, Optional<Path> receipt, Optional<Boolean> signed) {
    static Rehearsed unfinished(RehearsalFolder folder) {
      return new Rehearsed(folder.root(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
