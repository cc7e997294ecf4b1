package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.cut.Proofs.InstallerInStep;
import com.thaloco.releaseconsole.cut.Proofs.Published;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the commit's install script, byte for byte. It belongs to the release that {@code
 * latest_stable} names, so a cut that is not that release leaves it alone (design.md, Publishing
 * order), and puts that release's own back where it was too late with its own.
 */
final class PutInstaller implements Step<Published, InstallerInStep> {
  private static final int LIMIT = 4_000_000;

  private final Context context;

  PutInstaller(Context context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.PUT_INSTALLER;
  }

  @Override
  public Description description() {
    return new Description(
        "Publish the install script",
        "Writes %s where latest_stable names %s: new installs run it."
            .formatted(context.profile().installer().key(), context.version()),
        Noticed.CLIENTS,
        Undo.CAN_BE_UNDONE);
  }

  /** An install script, and the commit that it is from. */
  private record Script(String commit, byte[] bytes) {}

  @Override
  public Seen<InstallerInStep> observe(Published in, History past, Work work) {
    LiveState now = context.subject().world().fresh();
    Script ours = new Script(context.commit(), context.installer());
    Optional<SmallObject> there = present();
    boolean isOurs = there.isPresent() && Arrays.equals(there.get().bytes(), ours.bytes());
    if (!isLatest(now)) {
      Optional<Script> theirs =
          isOurs && past.meant(id().toString()) ? ofLatest(now, work) : Optional.empty();
      return theirs
          .filter(script -> !Arrays.equals(script.bytes(), ours.bytes()))
          .<Seen<InstallerInStep>>map(script -> new Seen.Missing<>(effect(script, there)))
          .orElseGet(() ->
              new Seen.Holds<>(
                  new InstallerInStep(new Published(in.signed(), false)),
                  "latest_stable names another release, whose installer stays"));
    }
    if (isOurs) {
      return new Seen.Holds<>(
          new InstallerInStep(in),
          "%s is the one of %s".formatted(key(), context.commit()),
          Map.of(PutObject.SHA256, there.orElseThrow().sha256()));
    }
    return new Seen.Missing<>(effect(ours, there));
  }

  @Override
  public void perform(Published in, Effect next, Work work) {
    LiveState now = context.subject().world().fresh();
    Script script =
        isLatest(now)
            ? new Script(context.commit(), context.installer())
            : ofLatest(now, work).orElseThrow();
    if (!Hashes.sha256(script.bytes()).equals(next.sha256After())) {
      return; // the latest moved since: looked at again
    }
    context
        .bucket()
        .put(
            key(),
            new Body.Bytes(script.bytes()),
            Headers.installer(context.profile(), script.commit()),
            present()
                .<Condition>map(o -> new Condition.Matches(o.info().etag()))
                .orElseGet(Condition.Absent::new),
            work);
  }

  private boolean isLatest(LiveState now) {
    return latest(now).equals(Optional.of(context.version()));
  }

  private static Optional<ReleaseVersion> latest(LiveState now) {
    return now.manifest().flatMap(Manifest::latest);
  }

  /** Another maintainer moved the latest while this cut put its script: theirs is put back. */
  private Optional<Script> ofLatest(LiveState now, Work work) {
    return latest(now)
        .flatMap(version -> now.tag(version, work))
        .map(RemoteRef::commit)
        .flatMap(context.subject().repository()::commit)
        .flatMap(commit ->
            context
                .subject()
                .repository()
                .blob(commit, context.profile().installer().path())
                .map(bytes -> new Script(commit, bytes)));
  }

  private Effect effect(Script script, Optional<SmallObject> there) {
    return new Effect(
        "bucket",
        key(),
        Hashes.sha256(script.bytes()),
        there.map(o -> "If-Match: " + o.info().etag()).orElse("If-None-Match: *"));
  }

  private Optional<SmallObject> present() {
    return context.bucket().read(key(), LIMIT);
  }

  private String key() {
    return context.profile().installer().key();
  }
}
