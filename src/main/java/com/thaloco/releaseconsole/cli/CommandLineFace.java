package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. A new command is added to {@link #COMMANDS}. */
@Command(
    name = "release-console",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Cuts, verifies and recovers signed releases.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Done. For check: every check passed, warned or is not applicable.",
      "1:Blocked, a question without an answer, not run, or failed with a reason.",
      "2:Wrong usage.",
      "3:Input that can't be read: profile, key file, changelog, manifest.",
      "4:The key could not be unlocked: no password, or a wrong one.",
      "130:Stopped by the user; the same command resumes.",
      "143:Stopped by a signal; the same command resumes."
    })
public final class CommandLineFace implements Callable<Integer> {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RehearseCommand.class,
          InitCommand.class,
          SmokeCommand.class,
          CheckCommand.class,
          AdviseCommand.class,
          CutCommand.class,
          VerifyCommand.class,
          BucketCommand.class,
          RecoverCommand.class,
          ReceiptCommand.class,
          ReproduceCommand.class,
          CatalogCommand.class,
          ChangelogCommand.class,
          KeyCommand.class,
          UpdateCommand.class,
          CompletionCommand.class,
          ManCommand.class);

  /** Those that tell of all others. */
  private static final Set<Class<?>> OF_ALL = Set.of(CompletionCommand.class, ManCommand.class);

  private static final Problem STOPPED =
      Problem.refused(
          "stopped",
          "The command was stopped.",
          "Steps that it had not begun were not done.",
          "Run the same command again.");

  private final PrintStream out;
  private final PrintStream err;
  private final Function<Optional<Path>, OptionalInt> window;

  @Mixin private CommonOptions common = new CommonOptions();

  private CommandLineFace(
      PrintStream out, PrintStream err, Function<Optional<Path>, OptionalInt> window) {
    this.out = out;
    this.err = err;
    this.window = window;
  }

  /** Runs one command, all in the terminal, and gives the exit code of the contract. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, folder -> OptionalInt.empty());
  }

  /**
   * Runs one command and gives the exit code of the contract.
   *
   * @param window rehearses in a window, in the folder that is named, until that is closed, and
   *     gives the exit code; empty where there is no display
   */
  public static int run(
      String[] args,
      PrintStream out,
      PrintStream err,
      Function<Optional<Path>, OptionalInt> window) {
    try (var safeOut = new TerminalStream(out);
        var safeErr = new TerminalStream(err)) {
      return commands(safeOut, safeErr, window, asked(args)).execute(args);
    }
  }

  /** Whether a word names a command. */
  public static boolean isCommand(String word) {
    return named(word).isPresent();
  }

  private static Optional<Class<?>> named(String word) {
    return COMMANDS.stream()
        .filter(each -> each.getAnnotation(Command.class).name().equals(word))
        .findFirst();
  }

  /** The one that is asked for: the library takes a tenth of a check to put all together. */
  private static List<Class<?>> asked(String... args) {
    Optional<Class<?>> first = args.length == 0 ? Optional.empty() : named(args[0]);
    return first
        .filter(each -> !OF_ALL.contains(each))
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  /** All commands, ready to be run. */
  static CommandLine commands(
      PrintStream out, PrintStream err, Function<Optional<Path>, OptionalInt> window) {
    return commands(out, err, window, COMMANDS);
  }

  private static CommandLine commands(
      PrintStream out,
      PrintStream err,
      Function<Optional<Path>, OptionalInt> window,
      List<Class<?>> subcommands) {
    var line = new CommandLine(new CommandLineFace(out, err, window));
    subcommands.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // a key may begin with an @
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    line.setExecutionStrategy(CommandLineFace::executed);
    line.setParameterExceptionHandler(CommandLineFace::misused);
    return line;
  }

  /** Without a command. */
  @Override
  public Integer call() {
    return common.fail(
        Problem.refused(
            "desktop.none",
            "No command was given.",
            "Nothing was done.",
            "Name a command (release-console --help lists them), or nothing but a repository's"
                + " folder for the window."));
  }

  OptionalInt rehearseInWindow(Optional<Path> folder) {
    return window.apply(folder);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /**
   * Runs the command; errors are reported like exceptions, which is all that the library catches.
   */
  private static int executed(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      return failed(e, parsed.asCommandLineList().getLast());
    }
  }

  private static int failed(Throwable e, CommandLine command) {
    if (e instanceof Cancelled) {
      common(command).fail(STOPPED);
      return 130; // a signal sets its own
    }
    return common(command).fail(Failure.problem(e));
  }

  /** Wrong usage: three sentences too, rather than pages of help. */
  private static int misused(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    List<String> meant =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().limit(3).toList()
            : List.of();
    String help = "See %s --help".formatted(command.getCommandSpec().qualifiedName());
    Problem problem =
        Problem.refused(
            "usage",
            sentence(String.valueOf(e.getMessage())),
            "Nothing was done.",
            meant.isEmpty()
                ? help
                : "Did you mean %s? %s".formatted(String.join(" or ", meant), help));
    common(command).fail(problem, List.of(args).contains("--json"));
    return CommandLine.ExitCode.USAGE;
  }

  private static String sentence(String message) {
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.endsWith(".") ? line : line + ".";
  }

  private static CommonOptions common(CommandLine command) {
    return command.getCommandSpec().mixins().values().stream()
        .map(CommandLine.Model.CommandSpec::userObject)
        .filter(CommonOptions.class::isInstance)
        .map(CommonOptions.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
