package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;

/** The root of the command line. A new command is added to {@code subcommands}. */
@Command(
    name = "release-console",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Cuts, verifies and recovers signed releases.",
    subcommands = {
      RehearseCommand.class,
      SmokeCommand.class,
      CheckCommand.class,
      AdviseCommand.class,
      CutCommand.class,
      VerifyCommand.class,
      CatalogCommand.class,
      ChangelogCommand.class,
      KeyCommand.class
    })
public final class CommandLineFace {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private Common common = new Common();

  private CommandLineFace(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one command and gives the exit code of the contract. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    var line = new CommandLine(new CommandLineFace(out, err));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, parsed));
    return line.execute(args);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    Common common =
        command.getCommandSpec().mixins().values().stream()
            .map(CommandLine.Model.CommandSpec::userObject)
            .filter(Common.class::isInstance)
            .map(Common.class::cast)
            .findFirst()
            .orElseThrow();
    return common.fail(e instanceof ProblemException known ? known.problem() : unplanned(e));
  }

  private static Problem unplanned(Exception e) {
    return new Problem(
        "unplanned",
        Problem.Kind.REFUSED,
        "The program met something that it does not know: %s.".formatted(e),
        "What it was doing was not finished.",
        "Run the same command again; if it fails again, report it with the output of -v.",
        List.of(stackTrace(e)));
  }

  private static String[] stackTrace(Exception e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().split("\\R", -1);
  }
}
