package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.CachePurge;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Served;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Waits, with a visible clock, until the public URL serves the manifest and the install script that
 * the bucket has: only then clients are out of it. Where the profile can purge the cache, it is
 * purged once.
 */
final class AwaitServed<I> implements Step<I, Served> {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int LIMIT = Math.max(LiveState.MANIFEST_LIMIT, LiveState.INSTALLER_LIMIT);

  private final RecoveryContext scene;
  private final Supplier<Map<String, String>> wanted;
  private boolean purged;

  /** For the manifest and the install script, as they are in the bucket whenever it looks. */
  AwaitServed(RecoveryContext scene) {
    this(scene, () -> stored(scene));
  }

  /**
   * For other objects.
   *
   * @param wanted their SHA-256 by key, asked for whenever it looks
   */
  AwaitServed(RecoveryContext scene, Supplier<Map<String, String>> wanted) {
    this.scene = scene;
    this.wanted = wanted;
  }

  /** A key that is not in the bucket is never asked for: a cache would keep the 404. */
  private static Map<String, String> stored(RecoveryContext scene) {
    var stored = new TreeMap<String, String>();
    for (String key : scene.profile().rootKeys()) {
      scene.now().bucket().read(key, LIMIT).ifPresent(object -> stored.put(key, object.sha256()));
    }
    return stored;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.AWAIT_PUBLIC;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        "Wait until the public URL serves it",
        "At most %d s; nothing after it is done before."
            .formatted(scene.profile().verify().publicTimeout().toSeconds()));
  }

  @Override
  public StepState<Served> observe(I in, History past, Work work) {
    Duration limit = scene.profile().verify().publicTimeout();
    Instant begin = work.now();
    while (true) {
      List<String> stale = stale(work);
      if (stale.isEmpty()) {
        return new StepState.Holds<>(
            new Served(),
            "The public URL serves what is in the bucket: "
                + String.join(", ", new TreeSet<>(wanted.get().keySet())));
      }
      if (!purged && !scene.profile().bucket().purge().isEmpty()) {
        return new StepState.Missing<>(
            new Effect("cache", String.join(" ", keys()), "", "is stale"));
      }
      Duration waited = Duration.between(begin, work.now());
      if (waited.compareTo(limit) >= 0) {
        return new StepState.Differs<>(late(stale, limit));
      }
      work.moved(waited.toSeconds(), limit.toSeconds());
      work.pause(BETWEEN);
    }
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    purged = true;
    Project project = scene.project();
    Exit exit =
        new CachePurge(
                scene.profile().bucket().purge(),
                project.repository().directory(),
                project.processes(),
                project.environment())
            .run(project.world().site(), keys(), work);
    if (!exit.ok()) {
      work.line("The purge command ended with %d; waiting instead".formatted(exit.code()));
    }
  }

  private List<String> keys() {
    return wanted.get().keySet().stream().sorted().toList();
  }

  private List<String> stale(Work work) {
    LiveState now = scene.now();
    var stale = new ArrayList<String>();
    wanted
        .get()
        .forEach((key, stored) -> {
          Work here = work.in(id().stepId(), Optional.of(key));
          String served =
              switch (now.site().get(key, OutputStream.nullOutputStream(), here)) {
                case com.thaloco.releaseconsole.site.Served.Found found -> found.sha256();
                case com.thaloco.releaseconsole.site.Served.Missing() -> "not served";
                case com.thaloco.releaseconsole.site.Served.Failed(String reason) -> reason;
              };
          if (!served.equals(stored)) {
            stale.add("%s: in the bucket %s, served %s".formatted(key, stored, served));
          }
        });
    return stale;
  }

  private Problem late(List<String> stale, Duration limit) {
    return Problem.refused(
            "recover.not-served",
            "The public URL does not serve what is in the bucket after %d s."
                .formatted(limit.toSeconds()),
            "The bucket is correct, but caches still serve the earlier bytes; nothing after this"
                + " step was done.",
            "Check the cache in front of the bucket, then try again.")
        .with(stale);
  }
}
