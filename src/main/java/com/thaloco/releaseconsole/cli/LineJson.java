package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a command that prints while it runs: an event, or the result, which is the last.
 *
 * @param object the key of the object that an event is about
 */
record LineJson(
    long seq,
    Optional<Instant> at,
    String event,
    Optional<String> step,
    Optional<String> object,
    Record data,
    Optional<ErrorJson> error) {

  record StepChanged(Event.State state, String detail) {}

  record Moved(long done, long total) {}

  record Line(String text) {}

  record Visibility(boolean released, String sentence) {}

  record Ended(String outcome) {}

  /** What a command adds that has nothing to add. */
  record Nothing() {}

  record Result(
      String outcome,
      String version,
      @JsonUnwrapped Record more,
      Optional<List<Question>> questions,
      Optional<String> at,
      Optional<ErrorJson> error) {}

  static LineJson of(Event event) {
    return switch (event) {
      case Event.StepChanged e ->
          of(e, "step-changed", new StepChanged(e.state(), e.detail().orElse("")));
      case Event.Moved e -> of(e, "moved", new Moved(e.done(), e.total()));
      case Event.Line e -> of(e, "line", new Line(e.text()));
      case Event.Found e -> of(e, "found", e.finding());
      case Event.Asked e -> of(e, "asked", e.question());
      case Event.Visibility e -> of(e, "visibility", new Visibility(e.released(), e.sentence()));
      case Event.Ended e -> of(e, "ended", new Ended(e.outcome()));
    };
  }

  private static LineJson of(Event event, String name, Record data) {
    var stamp = event.stamp();
    return new LineJson(
        stamp.seq(),
        Optional.of(stamp.at()),
        name,
        Optional.of(stamp.step().name()),
        stamp.object(),
        data,
        Optional.empty());
  }

  static <T> LineJson result(long seq, Outcome<T> outcome, String version, Record more) {
    Optional<List<Question>> questions = Optional.empty();
    Optional<String> at = Optional.empty();
    Optional<ErrorJson> error = Optional.empty();
    switch (outcome) {
      case Outcome.Ok<T> _ -> {}
      case Outcome.Asks<T> asks -> questions = Optional.of(asks.questions());
      case Outcome.Refused<T> refused -> error = Optional.of(ErrorJson.of(refused.problem()));
      case Outcome.Stopped<T> stopped -> at = Optional.of(stopped.at().name());
    }
    var result = new Result(outcome.word(), version, more, questions, at, error);
    return new LineJson(
        seq, Optional.empty(), "result", Optional.empty(), Optional.empty(), result, error);
  }
}
