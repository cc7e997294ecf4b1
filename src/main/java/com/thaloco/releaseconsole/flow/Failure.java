package com.thaloco.releaseconsole.flow;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/**
 * The one place where what was thrown becomes a {@link Problem}: an expected one, a failure of the
 * disk or the network, a full stack or heap, a library that can't be loaded, or a defect of this
 * program. Whoever runs work for a person (a command, the window, a step, a check) goes through
 * here, so that no failure ends as a stack trace or as silence.
 */
public final class Failure {
  private Failure() {}

  /**
   * Runs work to its outcome. Errors of other kinds pass: the face above reports those too, and a
   * test that represents {@code kill -9} ends the work where it is.
   *
   * @param at the step that a stop is reported at
   */
  public static <T> Outcome<T> outcome(StepId at, Callable<? extends Outcome<T>> work) {
    try {
      return work.call();
    } catch (Cancelled e) {
      return new Outcome.Stopped<>(at);
    } catch (Exception | VirtualMachineError | LinkageError e) {
      return new Outcome.Refused<>(problem(e));
    }
  }

  /** Anything that was thrown, in three sentences. {@link Cancelled} is no failure. */
  public static Problem problem(Throwable thrown) {
    return switch (thrown) {
      case ProblemException known -> known.problem();
      case UncheckedIOException wrapped -> inner(wrapped);
      case ExecutionException wrapped -> inner(wrapped);
      case CompletionException wrapped -> inner(wrapped);
      case UndeclaredThrowableException wrapped -> inner(wrapped);
      case IOException e -> isNetwork(e) ? network(e) : DiskProblem.of(e);
      case UnresolvedAddressException e -> network(e);
      case StackOverflowError e -> tooDeep(e);
      case OutOfMemoryError e -> noMemory(e);
      case LinkageError e -> notLoaded(e);
      default -> unplanned(thrown);
    };
  }

  private static Problem inner(Throwable wrapped) {
    Throwable cause = wrapped.getCause();
    return cause == null ? unplanned(wrapped) : problem(cause);
  }

  /** The types that only a connection throws; what a disk throws has no type of its own. */
  private static boolean isNetwork(IOException e) {
    return e instanceof SocketException
        || e instanceof UnknownHostException
        || e instanceof HttpTimeoutException
        || e instanceof InterruptedIOException
        || e instanceof EOFException
        || e instanceof SSLException;
  }

  private static Problem network(Exception e) {
    return Problem.refused(
            "network.failed",
            "A network connection failed: %s.".formatted(reason(e)),
            "The work stopped at this point; nothing after it was done.",
            "Check the connection, then run the same command again.")
        .with(List.of(String.valueOf(e)));
  }

  private static Problem tooDeep(StackOverflowError e) {
    return Problem.refused(
            "stack.full",
            "Some input nests deeper than this program can process.",
            "The work stopped at this point; nothing after it was done.",
            "Find the deeply nested input with the details (-v), and correct it.")
        .with(trace(e, 40));
  }

  private static Problem noMemory(OutOfMemoryError e) {
    return Problem.refused(
            "memory.full",
            "The program ran out of memory: %s (limit %d MB)."
                .formatted(reason(e), Runtime.getRuntime().maxMemory() >> 20),
            "The work stopped at this point; nothing after it was done.",
            "Close other programs, then run the same command again; JDK_JAVA_OPTIONS=-Xmx1g raises"
                + " the limit.")
        .with(trace(e, 40));
  }

  private static Problem notLoaded(LinkageError e) {
    return Problem.refused(
            "program.incomplete",
            "A library of this program could not be loaded: %s.".formatted(reason(root(e))),
            "What needs the library was not done.",
            "Check that the installation is complete and that its folders can be read, then start"
                + " the program again.")
        .with(trace(e, 40));
  }

  private static Problem unplanned(Throwable e) {
    return Problem.refused(
            "unplanned",
            "The program failed in a way that it does not handle: %s.".formatted(name(e)),
            "The work stopped at this point; nothing after it was done.",
            "Run the same command again; if it fails again, report it with the details (-v).")
        .with(trace(e, 200));
  }

  private static Throwable root(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : root(cause);
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? name(e) : message.strip();
  }

  private static String name(Throwable e) {
    return e.getClass().getSimpleName();
  }

  private static List<String> trace(Throwable e, int lines) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(lines).toList();
  }
}
