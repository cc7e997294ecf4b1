package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.Claim;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a cut does about the claim of its version: see {@link Claim}. */
final class VersionClaim {
  private final CutContext context;
  private boolean taken;

  VersionClaim(CutContext context) {
    this.context = context;
  }

  /**
   * Before objects are replaced. What another cut has claimed and left is taken over; what is taken
   * from this cut while it runs is not taken back.
   */
  void take(String tarballSha256, Work work) {
    Optional<Claim.Found> before = Claim.find(world(), context.version());
    Optional<Claim.Found> other = before.filter(found -> found.isForOther(tarballSha256));
    if (other.isPresent() && taken) {
      throw overtaken(other.get()).toException();
    }
    other.ifPresent(found -> work.line("Taking over the claim of another cut " + found.from()));
    if (before.isEmpty() || other.isPresent()) {
      claim(tarballSha256, work).put(world(), before, work);
      require(tarballSha256);
    }
    taken = true;
  }

  /** After the manifest's ETag was taken: no one replaces what is read back from now on. */
  void require(String tarballSha256) {
    Claim.find(world(), context.version())
        .filter(found -> found.isForOther(tarballSha256))
        .ifPresent(found -> {
          throw overtaken(found).toException();
        });
  }

  /**
   * Whether an object is as another cut may have seen it, whose claim this one has taken over: a
   * request of that cut names its ETag, and may still be under way.
   */
  boolean isSince(ObjectInfo there, String tarballSha256) {
    return Claim.find(world(), context.version())
            .filter(found -> !found.isForOther(tarballSha256))
            .isPresent()
        && context
            .bucket()
            .head(OwnKeys.Record.CLAIM.key(context.version().text()))
            .filter(claim -> !there.modified().isAfter(claim.modified()))
            .isPresent();
  }

  private Claim claim(String tarballSha256, Work work) {
    return new Claim(
        Claim.FORMAT,
        context.version().text(),
        work.now().truncatedTo(ChronoUnit.SECONDS),
        context.commit(),
        tarballSha256);
  }

  private LiveState world() {
    return context.subject().world();
  }

  private Problem overtaken(Claim.Found by) {
    return Problem.refused(
        "cut.overtaken",
        "Another cut of %s replaces its objects with other bytes (%s)."
            .formatted(context.version(), by.from()),
        "The manifest was not written: no client sees %s from this cut."
            .formatted(context.version()),
        Remedy.text("Ask who cuts it. If no one does, end this cut")
            .aside(OwnCommand.CUT.with("--version", context.version().text(), "--abandon"))
            .then(" and cut again: it is built again, and what is in the bucket is replaced."));
  }
}
