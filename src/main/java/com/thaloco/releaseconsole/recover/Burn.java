package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.Proofs.Announced;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Burns the version: created once, so that every machine sees it and none can take it back. From
 * here the way is only forward.
 */
final class Burn implements Step<Scene, Announced> {
  /** The bucket tells times in whole seconds: what is written after this is later than the burn. */
  private static final Duration NEXT_SECOND = Duration.ofMillis(1100);

  private final Scene scene;
  private final Traces traces;

  Burn(Scene scene, Traces traces) {
    this.scene = scene;
    this.traces = traces;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.BURN;
  }

  @Override
  public Description description() {
    return new Description(
        "Burn the version " + scene.version(),
        "Writes %s. From then on no machine cuts or publishes %s again, and the only way is forward."
            .formatted(BurnRecord.key(scene.version()), scene.version()),
        Noticed.MAINTAINERS,
        Undo.FOR_GOOD);
  }

  @Override
  public Seen<Announced> observe(Scene in, History past, Work work) {
    Optional<ObjectInfo> there = in.now().bucket().head(BurnRecord.key(in.version()));
    return there
        .<Seen<Announced>>map(info ->
            new Seen.Holds<>(
                new Announced(info.modified()),
                "%s is burned: no machine cuts it again".formatted(in.version()),
                Map.of("key", info.key())))
        .orElseGet(() -> missing(work));
  }

  private Seen<Announced> missing(Work work) {
    byte[] record = record(work).bytes();
    return new Seen.Missing<>(
        new Effect(
            "bucket", BurnRecord.key(scene.version()), Hashes.sha256(record), "If-None-Match: *"));
  }

  @Override
  public void perform(Scene in, Effect next, Work work) {
    in.now()
        .bucket()
        .put(
            next.key(),
            new Body.Bytes(record(work).bytes()),
            new ObjectHeaders("application/json", "no-cache", Map.of()),
            new Condition.Absent(),
            work);
    work.pause(NEXT_SECOND);
  }

  private BurnRecord record(Work work) {
    return new BurnRecord(
        BurnRecord.FORMAT,
        scene.version().text(),
        work.now().truncatedTo(ChronoUnit.SECONDS),
        traces.commit().orElse(""),
        traces.remoteTag().map(tag -> tag.id()).orElse(""),
        scene.reason());
  }
}
