package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.engine.CachePurge;
import com.thaloco.releaseconsole.engine.RecutMark;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The two waits of a version that clients have seen in other bytes: see {@link RecutMark}. What was
 * waited for before a restart is waited for again, since no clock of another machine is trusted.
 */
final class ReplacementWaits {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final CutContext context;
  private boolean drained;
  private boolean settled;

  ReplacementWaits(CutContext context) {
    this.context = context;
  }

  /** Before the first object is replaced: who has just read the manifest finishes downloading. */
  void drain(Work work) {
    if (drained || mark().isEmpty()) {
      return;
    }
    await(
        context.profile().bucket().drain(),
        "Waiting for clients that have read the manifest before the entry was taken out",
        work);
    drained = true;
  }

  /** Before the entry returns: no cache serves the bytes that were replaced. */
  void settle(String tarballSha256, Work work) {
    if (settled) {
      return;
    }
    Optional<RecutMark> mark = mark();
    boolean published =
        context
            .subject()
            .world()
            .fresh()
            .manifest()
            .flatMap(m -> m.entry(context.version()))
            .isPresent();
    if (mark.isPresent() && !published && !mark.get().isOf(tarballSha256)) {
      if (context.profile().bucket().purge().isEmpty()) {
        await(mark.get().maxAge(), "Waiting until no cache keeps the replaced objects", work);
      } else {
        purge(work);
      }
    }
    settled = true;
  }

  /**
   * The entry has returned. A mark of these very bytes is that of a re-cut, which takes it away
   * itself: on another machine it may be about to take the entry out, also once more.
   */
  void forget(String tarballSha256) {
    if (mark().filter(mark -> context.recut() || !mark.isOf(tarballSha256)).isPresent()) {
      RecutMark.remove(context.subject().world(), context.version());
    }
  }

  private Optional<RecutMark> mark() {
    return RecutMark.find(context.subject().world(), context.version());
  }

  private static void await(Duration time, String why, Work work) {
    work.line("%s: %d s".formatted(why, time.toSeconds()));
    Instant begin = work.now();
    while (true) {
      Duration waited = Duration.between(begin, work.now());
      work.moved(Math.min(waited.toSeconds(), time.toSeconds()), time.toSeconds());
      Duration left = time.minus(waited);
      if (left.isZero() || left.isNegative()) {
        return;
      }
      work.pause(left.compareTo(BETWEEN) < 0 ? left : BETWEEN);
    }
  }

  private void purge(Work work) {
    Profile profile = context.profile();
    String version = context.version().text();
    Exit exit =
        new CachePurge(
                profile.bucket().purge(),
                context.subject().repository().directory(),
                context.processes(),
                context.environment())
            .run(
                context.subject().world().site(),
                List.of(
                    profile.tarballKey(version),
                    profile.hashesKey(version),
                    profile.signatureKey(version)),
                work);
    if (!exit.ok()) {
      throw Problem.refused(
              "cut.purge-failed",
              "The profile's purge command ended with %d.".formatted(exit.code()),
              "The manifest was not written: no client sees %s.".formatted(version),
              "Fix the command (bucket.purge in the profile), then cut again to resume.")
          .with(exit.tail())
          .toException();
    }
  }
}
