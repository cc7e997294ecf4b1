package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.cut.Headers;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestDifference;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.Proofs.Kept;
import com.thaloco.releaseconsole.recover.Proofs.TakenOut;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the entry out and returns {@code latest_stable} to the newest good release, in one
 * conditional write. Where no entry is there, the manifest is fenced all the same: a cut that is
 * under way on another machine gets a 412, looks again and finds the announcement.
 */
final class TakeOut implements Step<Kept, TakenOut> {
  /** Somebody else wrote the manifest: it is to be kept again before it is written. */
  static final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Moved() {
      super("the manifest moved", null, false, false);
    }
  }

  private final Scene scene;
  private final Removal removal;
  private final Undo undo;

  /**
   * @param undo whether the entry can return
   */
  TakeOut(Scene scene, Removal removal, Undo undo) {
    this.scene = scene;
    this.removal = removal;
    this.undo = undo;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.TAKE_OUT;
  }

  @Override
  public Description description() {
    return new Description(
        "Take %s out of the manifest".formatted(scene.version()),
        "One conditional write: the entry goes, and %s is %s. If someone else changes the manifest meanwhile, it is read and kept again."
            .formatted(scene.profile().manifest().latest(), removal.latest()),
        Noticed.CLIENTS,
        undo);
  }

  @Override
  public Seen<TakenOut> observe(Kept in, History past, Work work) {
    LiveState now = scene.now();
    if (removal.isDone(now, in.announced().since())) {
      String sentence = sentence(now.manifest());
      work.emit(stamp -> new Event.Visibility(stamp, false, sentence));
      return new Seen.Holds<>(
          new TakenOut(),
          sentence,
          Map.of("manifest", now.manifestObject().map(ConfirmedObject::sha256).orElse("")));
    }
    ConfirmedObject there = now.manifestObject().orElseThrow();
    Optional<ConfirmedObject> kept = in.manifest();
    if (kept.isEmpty() || !kept.get().info().etag().equals(there.info().etag())) {
      kept.ifPresent(before -> tell(before, now, work));
      throw new Moved();
    }
    return new Seen.Missing<>(
        new Effect(
            "bucket",
            scene.profile().manifest().key(),
            "", // unique at each try
            "If-Match: " + there.info().etag()));
  }

  @Override
  public void perform(Kept in, Effect next, Work work) {
    ConfirmedObject before = in.manifest().orElseThrow();
    Written written =
        scene
            .now()
            .bucket()
            .put(
                next.key(),
                new Body.Bytes(removal.after(parse(before)).bytes()),
                Headers.manifest(scene.profile()),
                new Condition.Matches(before.info().etag()),
                work);
    if (written instanceof Written.Refused) {
      work.line("The bucket says that the manifest has changed; looking at it again");
    }
  }

  /** What another maintainer changed stays; only our entry goes. */
  private void tell(ConfirmedObject before, LiveState now, Work work) {
    Manifest base = parse(before);
    ManifestDifference difference =
        ManifestDifference.between(base, now.manifest().orElseThrow(), removal.after(base));
    if (!difference.isNothing()) {
      work.line("The manifest was changed by another maintainer, whose change stays:");
      difference.lines().forEach(work::line);
    }
  }

  private Manifest parse(ConfirmedObject object) {
    return Manifest.parse(object.bytes(), scene.profile().manifest());
  }

  private String sentence(Optional<Manifest> manifest) {
    String latest = manifest.map(Manifest::latestText).orElse("");
    return latest.isEmpty()
        ? "The manifest does not name %s; clients get no release.".formatted(scene.version())
        : "The manifest does not name %s; clients get %s.".formatted(scene.version(), latest);
  }
}
