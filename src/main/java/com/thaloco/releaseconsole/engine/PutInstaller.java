package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The one writer of the install script. It belongs to the release that {@code latest_stable} names,
 * so it is written after the manifest, also where its bytes are right: then its ETag changes, and a
 * write that waits somewhere with the ETag of before is refused (docs/decisions/0071).
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that the script is that of the latest release
 */
public final class PutInstaller<I, O> implements Step<I, O> {
  /**
   * How long a signed request is accepted: S3 refuses one whose time is more than 15 minutes off
   * (RequestTimeTooSkewed, AWS Signature Version 4).
   */
  public static final Duration ACCEPTED = Duration.ofMinutes(15);

  /**
   * What this run has written in the place of; any other ETag is of a write after that, its own or
   * another, whatever became of the answer.
   */
  private record Tried(Optional<String> etag) {}

  private final StepName id;
  private final ChangeTargets targets;
  private final InstallerRules rules;
  private final InstallerChoice<I, O> choice;
  private Optional<ConfirmedObject> seen = Optional.empty();
  private Optional<InstallScript> chosen = Optional.empty();
  private Optional<Tried> tried = Optional.empty();

  /**
   * @param choice which script it is to be
   */
  public PutInstaller(
      StepName id, ChangeTargets targets, InstallerRules rules, InstallerChoice<I, O> choice) {
    this.id = id;
    this.targets = targets;
    this.rules = rules;
    this.choice = choice;
  }

  @Override
  public StepName id() {
    return id;
  }

  @Override
  public Description description() {
    return choice.description();
  }

  @Override
  public StepState<O> observe(I in, History past, Work work) {
    // Its ETag before the manifest: whoever changes the latest writes the script after that, and
    // so makes the write refused that is decided here.
    seen = present(rules, targets.now());
    LiveState now = targets.now();
    Optional<InstallScript> wanted = choice.wanted(now, seen, past, work);
    chosen = wanted;
    if (wanted.isEmpty()) {
      return new StepState.Holds<>(choice.proof(in, wanted), "%s stays unchanged".formatted(key()));
    }
    boolean right =
        seen.filter(there -> Arrays.equals(there.bytes(), wanted.get().bytes())).isPresent();
    if (right && isFenced(now)) {
      return new StepState.Holds<>(
          choice.proof(in, wanted),
          "%s is that of %s".formatted(key(), wanted.get().version()),
          Map.of("sha256", wanted.get().sha256()));
    }
    return new StepState.Missing<>(
        new Effect(
            "bucket",
            key(),
            wanted.get().sha256(),
            seen.map(o -> "If-Match: " + o.info().etag()).orElse("If-None-Match: *")));
  }

  /**
   * Whether it was written after the manifest; the bucket tells times in whole seconds. A new
   * release that finds its script there leaves what was written so shortly before that its ETag of
   * before may still be named by a request: there are two ETags of the same bytes and no third.
   */
  private boolean isFenced(LiveState now) {
    ObjectInfo script = seen.orElseThrow().info();
    Optional<Instant> manifest = now.manifestObject().map(o -> o.info().modified());
    return tried.filter(before -> !before.etag().equals(Optional.of(script.etag()))).isPresent()
        || manifest
            .filter(at ->
                script.modified().plus(choice.isReturn() ? Duration.ZERO : ACCEPTED).isAfter(at))
            .isPresent();
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    InstallScript script = chosen.orElseThrow();
    tried = Optional.of(new Tried(seen.map(o -> o.info().etag())));
    targets
        .bucket()
        .put(
            key(),
            new Body.Bytes(script.bytes(), choice.isReturn()),
            StoredHeaders.installer(targets.profile(), script.commit()),
            seen.<Condition>map(o -> new Condition.Matches(o.info().etag()))
                .orElseGet(Condition.Absent::new),
            work);
  }

  /** What is in the script's place. */
  public static Optional<ConfirmedObject> present(InstallerRules rules, LiveState now) {
    return ConfirmedObject.read(now.bucket(), rules.key(), LiveState.INSTALLER_LIMIT);
  }

  private String key() {
    return rules.key();
  }
}
