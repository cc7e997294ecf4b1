package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A cut of this machine that has not published, while another machine has published the version:
 * its own bytes can't be published any more, and theirs are continued.
 */
final class OvertakenCut implements Predicate<History> {
  private final Optional<ManifestEntry> entry;
  private final Optional<Instant> published;

  OvertakenCut(RecoveryContext scene) {
    this.entry = scene.now().manifest().flatMap(m -> m.entry(scene.version()));
    this.published = BuiltFrom.builtAt(scene.project(), scene.now(), scene.version());
  }

  @Override
  public boolean test(History past) {
    return entry.filter(e -> !Unfinished.mayHavePublished(past, e)).isPresent()
        && published.filter(at -> !at.equals(past.opened().builtAt())).isPresent();
  }
}
