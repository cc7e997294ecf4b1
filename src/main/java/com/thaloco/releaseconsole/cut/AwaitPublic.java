package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.cut.CutProofs.InstallerInStep;
import com.thaloco.releaseconsole.cut.CutProofs.Publicly;
import com.thaloco.releaseconsole.cut.CutProofs.Signed;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Waits, with a visible clock, until the public URL serves what was uploaded, compared by hash:
 * caches are part of the truth (docs/rules.md, Verify).
 */
final class AwaitPublic implements Step<InstallerInStep, Publicly> {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final CutContext context;

  AwaitPublic(CutContext context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.AWAIT_PUBLIC;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.AWAIT_PUBLIC.title(),
        "At most %d s, until it serves what was uploaded, compared by hash."
            .formatted(context.profile().verify().publicTimeout().toSeconds()));
  }

  @Override
  public StepState<Publicly> observe(InstallerInStep in, History past, Work work) {
    Duration limit = context.profile().verify().publicTimeout();
    Instant begin = work.now();
    Map<String, String> waiting = wanted(in);
    int all = waiting.size();
    while (true) {
      waiting.computeIfPresent(context.profile().manifest().key(), (_, _) -> manifestNow());
      Map<String, String> seen = new LinkedHashMap<>();
      waiting
          .entrySet()
          .removeIf(each -> {
            String served = served(each.getKey(), work);
            seen.put(each.getKey(), served);
            return served.equals(each.getValue());
          });
      if (waiting.isEmpty()) {
        return new StepState.Holds<>(
            new Publicly(in.published()),
            "The public URL serves all %d objects as they were uploaded".formatted(all));
      }
      Duration waited = Duration.between(begin, work.now());
      if (waited.compareTo(limit) >= 0) {
        throw stale(waiting, seen, limit).toException();
      }
      work.moved(waited.toSeconds(), limit.toSeconds());
      work.between(); // nothing is given in a wait
      work.pause(BETWEEN);
    }
  }

  @Override
  public void perform(InstallerInStep in, Effect next, Work work) {
    throw new IllegalStateException("waiting has no effect");
  }

  private Map<String, String> wanted(InstallerInStep in) {
    Profile profile = context.profile();
    Signed signed = in.published().signed();
    String version = context.version().text();
    var wanted = new LinkedHashMap<String, String>();
    wanted.put(profile.manifest().key(), "");
    wanted.put(profile.tarballKey(version), signed.tarball().sha256());
    wanted.put(profile.hashesKey(version), Hashes.sha256(signed.sums()));
    wanted.put(
        profile.signatureKey(version),
        ConfirmedObject.read(
                context.bucket(), profile.signatureKey(version), LiveState.HASHES_LIMIT)
            .map(ConfirmedObject::sha256)
            .orElse(""));
    if (in.published().movesLatest()) {
      profile
          .installer()
          .ifPresent(rules -> wanted.put(rules.key(), context.installer(rules).sha256()));
    }
    return wanted;
  }

  /** Another maintainer may write the manifest while we wait. */
  private String manifestNow() {
    LiveState now = context.subject().world().fresh();
    return now.manifestObject().map(ConfirmedObject::sha256).orElse("");
  }

  private String served(String key, Work work) {
    Work here = work.in(id().stepId(), Optional.of(key));
    return switch (context
        .subject()
        .world()
        .site()
        .get(key, OutputStream.nullOutputStream(), here)) {
      case Served.Found found -> found.sha256();
      case Served.Missing() -> "not served";
      case Served.Failed(String reason) -> reason;
    };
  }

  private Problem stale(Map<String, String> waiting, Map<String, String> seen, Duration limit) {
    return new Problem(
        "cut.not-served",
        Problem.Kind.REFUSED,
        "The public URL does not serve %s after %d s."
            .formatted(String.join(", ", waiting.keySet()), limit.toSeconds()),
        "%s is published but neither tagged nor verified.".formatted(context.version()),
        "Check the public URL and its cache, then cut again: it resumes with this step.",
        waiting.entrySet().stream()
            .map(each ->
                "%s: wanted %s, served %s"
                    .formatted(each.getKey(), each.getValue(), seen.get(each.getKey())))
            .toList());
  }
}
