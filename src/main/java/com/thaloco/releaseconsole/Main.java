package com.thaloco.releaseconsole;

import com.thaloco.releaseconsole.cli.BuildVersion;
import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.cli.Passwords;
import com.thaloco.releaseconsole.cli.UpdateNotice;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.process.Carriers;
import com.thaloco.releaseconsole.process.Proxies;
import com.thaloco.releaseconsole.ui.Desktop;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the program. It extends nothing of JavaFX, so that it can start from the class path. */
public final class Main {
  static {
    Carriers.install();
  }

  private Main() {}

  public static void main(String[] args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      // Asked by scripts, over and over: all commands are not put together for it.
      System.out.println(String.join("\n", new BuildVersion().getVersion()));
      return;
    }
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> tell(e));
    int exit;
    try {
      Passwords.takeFromEnvironment();
      Proxies.install(System.getenv());
      Optional<String[]> window = Desktop.asked(CommandLineFace::isCommand, args);
      exit = window.isPresent() ? Desktop.open(System.err, window.get()) : command(args);
    } catch (Throwable e) {
      tell(e);
      exit = 1;
    }
    System.exit(exit);
  }

  private static int command(String[] args) {
    Optional<UpdateNotice> notice = UpdateNotice.begin(args, System.getenv());
    int exit = CommandLineFace.run(args, System.out, System.err, Desktop::rehearse);
    notice.ifPresent(told -> told.print(System.err));
    return exit;
  }

  /** What nothing else caught, in three lines instead of a stack trace. */
  private static void tell(Throwable e) {
    Problem problem = Failure.problem(e);
    Stream.of(problem.happened(), problem.notDone(), problem.next().asText())
        .map(Printable::lines)
        .forEach(System.err::println);
  }
}
