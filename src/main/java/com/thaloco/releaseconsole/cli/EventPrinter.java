package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.recover.Recoveries;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints the events of a run: one JSON object a line, or plain lines with a bar on a terminal. */
final class EventPrinter implements Consumer<Event> {
  private final CommonOptions common;
  private final PrintStream out;
  private final ProgressLine progress;
  private long last;

  EventPrinter(CommonOptions common) {
    this.common = common;
    this.out = common.out();
    this.progress =
        new ProgressLine(out, System.console() != null && System.console().isTerminal());
  }

  @Override
  public void accept(Event event) {
    last = event.stamp().seq();
    if (common.json()) {
      common.printLine(LineJson.of(event));
    } else {
      plain(event);
    }
  }

  private void plain(Event event) {
    switch (event) {
      case Event.StepChanged e -> {
        progress.clear();
        String detail = e.detail().map(d -> ": " + common.told(d)).orElse("");
        out.printf("%-16s %s%s%n", e.stamp().step(), lower(e.state()), detail);
      }
      case Event.Moved e -> progress.show(e);
      case Event.Line e -> {
        progress.clear();
        out.printf("%-16s   %s%n", e.stamp().step(), e.text());
      }
      case Event.Found e -> {
        progress.clear();
        FindingPrinter.print(common, e.finding());
      }
      case Event.Asked e -> {
        progress.clear();
        out.printf("%-16s ? %s (--answer %s=…)%n", "", e.question().text(), e.question().id());
      }
      case Event.Visibility e -> {
        progress.clear();
        out.printf("%-16s %s %s%n", "", e.released() ? "(o)" : "(-)", common.told(e.sentence()));
      }
      case Event.Ended e -> progress.clear();
    }
  }

  /**
   * The last line of a run, and its exit code.
   *
   * @param more what the command adds
   */
  <T> int result(Outcome<T> outcome, String version, Record more) {
    if (common.json()) {
      common.printLine(LineJson.result(last + 1, outcome, version, more));
    }
    return switch (outcome) {
      case Outcome.Ok<T> _ -> 0;
      case Outcome.Asks<T>(List<Question> questions) -> asks(questions);
      case Outcome.Refused<T>(Problem p) -> common.json() ? CommonOptions.exitCode(p) : refused(p);
      case Outcome.Stopped<T> stopped -> stopped(stopped.at().name());
    };
  }

  private int asks(List<Question> questions) {
    if (!common.json()) {
      List<String> others = questions.stream().skip(1).map(Question::id).toList();
      common
          .err()
          .printf(
              "An answer is needed: %s%s%n",
              questions.getFirst().text(),
              others.isEmpty() ? "" : " (also: %s)".formatted(String.join(", ", others)));
      common.err().println("Nothing was published by this run.");
      common.err().printf("Run it again with %s%n", option(questions.getFirst()));
    }
    return 1;
  }

  private static String option(Question question) {
    return switch (question.id()) {
      case "plan" -> "--yes";
      case Recoveries.CONFIRM -> "--confirm " + question.choices().getFirst();
      default ->
          question.choices().isEmpty()
              ? "--answer %s=TEXT".formatted(question.id())
              : question.choices().stream()
                  .map(choice -> "--answer %s=%s".formatted(question.id(), choice))
                  .collect(Collectors.joining(" or "));
    };
  }

  private int refused(Problem problem) {
    progress.clear();
    return common.fail(problem);
  }

  private int stopped(String at) {
    if (!common.json()) {
      common.err().printf("Stopped at %s.%n", at);
      common.err().println("What was not recorded is checked again.");
      common.err().println("Run the same command again: it resumes.");
    }
    return 130;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
