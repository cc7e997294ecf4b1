package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A cut of this machine that never meant to write the manifest, while another machine has published
 * the version: its own bytes can't be published any more, and theirs are gone on with.
 */
final class Overtaken implements Predicate<History> {
  private final boolean named;
  private final Optional<Instant> published;

  Overtaken(Scene scene, Traces traces) {
    this.named = traces.named();
    this.published = BuiltFrom.builtAt(scene.project(), scene.now(), scene.version());
  }

  @Override
  public boolean test(History past) {
    boolean ours =
        past.all(Fact.Intended.class).stream()
            .anyMatch(i -> i.step().equals(CutStep.PUT_MANIFEST.toString()));
    return named
        && !ours
        && published.filter(at -> !at.equals(past.opened().builtAt())).isPresent();
  }
}
