package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The facts of one cut so far, in order. */
public record History(List<Entry> entries) {
  public History {
    entries = List.copyOf(entries);
  }

  /** The facts of one kind, in order. */
  public <F extends Fact> List<F> all(Class<F> kind) {
    return entries.stream().map(Entry::fact).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The newest fact of a kind. */
  public <F extends Fact> Optional<F> last(Class<F> kind) {
    return all(kind).stream().reduce((older, newer) -> newer);
  }

  /** What a step left when it was last seen to hold. */
  public Optional<Fact.Done> done(String step) {
    return all(Fact.Done.class).stream()
        .filter(done -> done.step().equals(step))
        .reduce((older, newer) -> newer);
  }

  /** Whether a step ever meant to have an effect; whether it landed, only the world says. */
  public boolean meant(String step) {
    return all(Fact.Intended.class).stream().anyMatch(effect -> effect.step().equals(step));
  }

  /** What a question, or an answer to it, was last about. */
  public Optional<String> about(String question) {
    return entries.stream()
        .flatMap(entry ->
            switch (entry.fact()) {
              case Fact.Asked(String id, String boundTo) when id.equals(question) ->
                  Stream.of(boundTo);
              case Fact.Answered(String id, String boundTo, String _) when id.equals(question) ->
                  Stream.of(boundTo);
              default -> Stream.empty();
            })
        .reduce((older, newer) -> newer);
  }

  /** The newest answer to a question, where it is about this. */
  public Optional<String> answer(String question, String about) {
    return all(Fact.Answered.class).stream()
        .filter(answered -> answered.id().equals(question))
        .reduce((older, newer) -> newer)
        .filter(answered -> answered.boundTo().equals(about))
        .map(Fact.Answered::text);
  }

  /**
   * How the cut began.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException INPUT, where the journal does not say
   */
  public Fact.Opened opened() {
    return last(Fact.Opened.class)
        .orElseThrow(() ->
            Problem.input(
                    "journal.damaged",
                    "The journal of the cut has no beginning: no line names the commit that is"
                        + " cut.",
                    "The cut was not resumed and nothing was changed.",
                    "Move the journal aside and cut again: what is in the bucket is adopted when it"
                        + " verifies.")
                .toException());
  }
}
