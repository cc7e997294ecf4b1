package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.ServedRehearsal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rehearse}, {@code rehearse prepare} and {@code rehearse serve}. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "A whole release of the sample project into a bucket on this machine.",
      "In the window where there is a display; in the terminal where there is none, or with"
          + " --headless or --json."
    },
    subcommands = {RehearseCommand.Prepare.class, RehearseCommand.Serve.class})
final class RehearseCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--headless", description = "Run in the terminal, also where there is a display.")
  private boolean headless;

  @Option(names = "--dir", paramLabel = "DIR", description = "The rehearsal folder.")
  private Optional<Path> dir = Optional.empty();

  @Override
  public Integer call() {
    if (!headless && !common.json()) {
      OptionalInt ended = common.rehearseInWindow(dir);
      if (ended.isPresent()) {
        return ended.getAsInt();
      }
    }
    var printer = new EventPrinter(common);
    try (Running running = new Running(printer)) {
      return new Rehearsal(common, printer, running).run(dir);
    }
  }

  /** {@code rehearse prepare --dir DIR}. */
  @Command(
      name = "prepare",
      mixinStandardHelpOptions = true,
      description = "Only prepares the folder; runs nothing.")
  static final class Prepare implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "Empty or absent.")
    private Path dir = Path.of("");

    @Option(
        names = "--port",
        paramLabel = "N",
        description = "Port of the S3 side; the public side has the next one.")
    private Optional<Integer> port = Optional.empty();

    @Override
    public Integer call() {
      var printer = new EventPrinter(common);
      try (Running running = new Running(printer)) {
        Work work = running.work("prepare");
        RehearsalFolder.prepare(
            dir,
            port.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            new LocalProcesses(),
            System.getenv(),
            work);
        return printer.result(new Outcome.Ok<>(dir), "", new Prepared(dir.toAbsolutePath()));
      }
    }
  }

  record Prepared(Path dir) {}

  record Ready(URI s3, @JsonProperty("public") URI publicUrl, long pid) {}

  /** {@code rehearse serve --dir DIR}. */
  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = "Serves the folder's bucket and public side on loopback until it is stopped.")
  static final class Serve implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
        names = "--dir",
        required = true,
        paramLabel = "DIR",
        description = "A prepared folder.")
    private Path dir = Path.of("");

    @Option(names = "--until-input-ends", hidden = true)
    private boolean untilInputEnds;

    @Override
    public Integer call() throws InterruptedException, IOException {
      try (ServedRehearsal served = ServedRehearsal.start(new RehearsalFolder(dir))) {
        common.printLine(new Ready(served.s3(), served.publicUrl(), ProcessHandle.current().pid()));
        if (untilInputEnds) { // the end of whoever started us, however it came
          System.in.transferTo(OutputStream.nullOutputStream());
        } else {
          new CountDownLatch(1).await(); // until a signal ends the process
        }
        return 0;
      }
    }
  }
}
