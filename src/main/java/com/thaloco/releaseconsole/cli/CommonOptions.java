package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.ContractJson;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.ForeignProfile;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.trust.Password;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Options that every command takes, and how every command prints its end (docs/command-line.md,
 * Common options).
 */
public final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print one JSON document, or one object a line.")
  private boolean json;

  @Option(names = "--state", paramLabel = "DIR", description = "The state folder.")
  private Optional<Path> state = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "The signing key file.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--trust-profile",
      description = "Approve the hosts and commands that the repository's profile names.")
  private boolean trustProfile;

  /** The profile that was last asked about. */
  private Optional<ForeignProfile> asked = Optional.empty();

  @Option(names = "-v", description = "Print more of what is done.")
  private boolean verbose;

  /** Whether output is JSON. */
  public boolean json() {
    return json;
  }

  /** The state folder that was asked for. */
  public Optional<Path> state() {
    return state;
  }

  /** The key file that was asked for. */
  public Optional<Path> key() {
    return key;
  }

  /**
   * Opens the project in a folder; asks about a profile that is not approved on this machine, where
   * someone can be asked. The caller closes it.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if there is no repository, no profile,
   *     one with a mistake, or one that is not approved
   */
  Project open(Path folder) {
    var question = new ProfileQuestion(err(), trustProfile, !json);
    return Session.open(
        folder,
        state,
        profile -> {
          asked = Optional.of(profile);
          return question.about(profile);
        });
  }

  /** Where passwords come from: a prompt would spoil JSON. */
  Function<String, Optional<Password>> passwords() {
    return json ? Passwords::unprompted : Passwords::of;
  }

  /** Whether more output is wanted. */
  public boolean verbose() {
    return verbose;
  }

  /** Standard output of this run. */
  public PrintStream out() {
    return face().out();
  }

  /** Standard error of this run. */
  public PrintStream err() {
    return face().err();
  }

  /** Rehearses in a window; empty where there is no display. */
  OptionalInt rehearseInWindow(Optional<Path> folder) {
    return face().rehearseInWindow(folder);
  }

  private CommandLineFace face() {
    return (CommandLineFace) spec.root().userObject();
  }

  /** Prints one JSON document. */
  public void print(Object document) {
    out().println(ContractJson.indented(document, project()));
  }

  /** Prints the same in one line. */
  void printLine(Record document) {
    out().println(ContractJson.line(document, project()));
    out().flush();
  }

  /** A sentence of the core for this terminal: nothing in it is hidden. */
  String told(String sentence) {
    return Printable.lines(sentence);
  }

  /** What to do, for this terminal: its commands can be pasted. */
  String told(Remedy remedy) {
    return told(remedy.on(project()).asText());
  }

  /** One of our commands, for this terminal. */
  String told(Action.Console command) {
    return told(command.on(project()).typed());
  }

  /** The options that name this run's project, for commands that are proposed. */
  List<String> project() {
    Optional<OptionSpec> repository = Optional.ofNullable(spec.findOption("--repo"));
    return ProjectOptions.words(repository.map(OptionSpec::<Path>getValue), state);
  }

  /** Prints a problem as the contract wants it and gives the exit code. */
  public int fail(Problem problem) {
    return fail(problem, json);
  }

  /** The same where the options were not understood, and so are not set. */
  int fail(Problem problem, boolean asJson) {
    if (asJson) {
      printLine(new ErrorJson.Document(ErrorJson.of(problem, asked))); // one line: some print more
    } else {
      err().println(told(problem.happened()));
      err().println(told(problem.notDone()));
      err().println(told(problem.next()));
    }
    if ((verbose || problem.id().equals(ProfileReader.INVALID)) && !asJson) {
      problem.evidence().forEach(line -> err().println("  " + Printable.lines(line)));
    }
    return exitCode(problem);
  }

  /** The contract's exit code for a problem. */
  public static int exitCode(Problem problem) {
    return switch (problem.kind()) {
      case REFUSED -> 1;
      case INPUT -> 3;
      case KEY_LOCKED -> 4;
    };
  }
}
