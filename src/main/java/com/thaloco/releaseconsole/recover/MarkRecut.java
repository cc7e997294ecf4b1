package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.cut.RecutMark;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.Proofs.Announced;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Marks the version as one that clients have seen in other bytes: see {@link RecutMark}. */
final class MarkRecut implements Step<Scene, Announced> {
  private static final Duration NEXT_SECOND = Duration.ofMillis(1100); // see Burn
  private static final int SMALL = 100_000;

  private final Scene scene;

  MarkRecut(Scene scene) {
    this.scene = scene;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.MARK;
  }

  @Override
  public Description description() {
    return new Description(
        "Mark %s as being cut again".formatted(scene.version()),
        "Every machine that cuts it waits for downloads and caches first.",
        Noticed.MAINTAINERS,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public Seen<Announced> observe(Scene in, History past, Work work) {
    String key = RecutMark.key(in.version());
    return in.now()
        .bucket()
        .head(key)
        .<Seen<Announced>>map(info ->
            new Seen.Holds<>(
                new Announced(info.modified()),
                "Every machine sees that %s is cut again".formatted(in.version()),
                Map.of("key", key)))
        .orElseGet(() -> new Seen.Missing<>(new Effect("bucket", key, "", "If-None-Match: *")));
  }

  @Override
  public void perform(Scene in, Effect next, Work work) {
    LiveState now = in.now();
    Optional<ObjectInfo> tarball = now.bucket().head(in.profile().tarballKey(in.version().text()));
    new RecutMark(
            RecutMark.FORMAT,
            in.version().text(),
            work.now().truncatedTo(ChronoUnit.SECONDS),
            Soundness.listed(in.profile(), now, in.version()).orElse(""),
            tarball.map(info -> info.headers().getOrDefault("cache-control", "")).orElse(""),
            in.reason())
        .put(now, work);
    work.pause(NEXT_SECOND);
  }
}
