package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;
import java.util.Optional;

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

  /** Whether an effect with this outcome was ever tried: settles "refused, but it was ours". */
  public boolean intended(String key, String sha256After) {
    return all(Fact.Intended.class).stream()
        .anyMatch(i -> i.key().equals(key) && i.sha256After().equals(sha256After));
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
