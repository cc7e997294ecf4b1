package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.EventContext;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.recover.Recoveries;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
      json(event);
    } else {
      plain(event);
    }
  }

  private void json(Event event) {
    switch (event) {
      case Event.StepChanged e ->
          line(
              e.stamp(),
              "step-changed",
              data("state", lower(e.state()), "detail", e.detail().orElse("")));
      case Event.Moved e -> line(e.stamp(), "moved", data("done", e.done(), "total", e.total()));
      case Event.Line e -> line(e.stamp(), "line", data("text", e.text()));
      case Event.Found e -> line(e.stamp(), "found", finding(e.finding()));
      case Event.Asked e -> line(e.stamp(), "asked", question(e.question()));
      case Event.Visibility e ->
          line(e.stamp(), "visibility", data("released", e.released(), "sentence", e.sentence()));
      case Event.Ended e -> line(e.stamp(), "ended", data("outcome", e.outcome()));
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

  private void line(EventContext stamp, String event, Map<String, Object> data) {
    var line = new LinkedHashMap<String, Object>();
    line.put("seq", stamp.seq());
    line.put("at", stamp.at().toString());
    line.put("event", event);
    line.put("step", stamp.step().name());
    stamp.object().ifPresent(object -> line.put("object", object));
    line.put("data", data);
    print(line);
  }

  /** The last line of a run, and its exit code. */
  <T> int result(Outcome<T> outcome, String version, Map<String, Object> more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("outcome", outcome.word());
    data.put("version", version);
    data.putAll(more);
    Optional<Problem> problem = Optional.empty();
    switch (outcome) {
      case Outcome.Ok<T> _ -> {}
      case Outcome.Asks<T>(List<Question> questions) ->
          data.put("questions", questions.stream().map(EventPrinter::question).toList());
      case Outcome.Refused<T>(Problem p) -> problem = Optional.of(p);
      case Outcome.Stopped<T> stopped -> data.put("at", stopped.at().name());
    }
    problem.ifPresent(p -> data.put("error", error(p)));
    if (common.json()) {
      var line = new LinkedHashMap<String, Object>();
      line.put("seq", last + 1);
      line.put("event", "result");
      line.put("data", data);
      problem.ifPresent(p -> line.put("error", error(p)));
      print(line);
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

  private void print(Map<String, Object> line) {
    common.printLine(line);
  }

  private static Map<String, Object> error(Problem problem) {
    return data("what", problem.happened(), "notDone", problem.notDone(), "next", problem.next());
  }

  static Map<String, Object> finding(Finding finding) {
    return data(
        "id", finding.id(),
        "status", finding.status().word(),
        "summary", finding.summary(),
        "evidence", finding.evidence(),
        "remedy", finding.remedy());
  }

  private static Map<String, Object> question(Question question) {
    return data(
        "id", question.id(),
        "boundTo", question.boundTo(),
        "text", question.text(),
        "choices", question.choices());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> data(Object... pairs) {
    var data = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      data.put((String) pairs[i], pairs[i + 1]);
    }
    return data;
  }
}
