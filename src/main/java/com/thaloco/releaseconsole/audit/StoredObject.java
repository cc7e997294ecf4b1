package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.ObjectWrite;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.ObjectChange;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One object with the bytes and headers of a plan. It is replaced only while it is the one that the
 * plan speaks of, and read back afterwards.
 *
 * @param bytes where they are
 */
record StoredObject(AuditedState scene, ObjectWrite plan, Path bytes)
    implements ObjectChange<AuditedState, AuditedState> {
  @Override
  public Description description() {
    String shown = Printable.of(plan.key());
    boolean replaces = plan.file().isPresent() && plan.etag().isPresent();
    return new Description(
        plan.file().isPresent() ? "Store " + shown : "Store %s with other headers".formatted(shown),
        "One conditional write of %s with Content-Type %s and Cache-Control %s, read back afterwards."
            .formatted(shown, plan.headers().contentType(), plan.headers().cacheControl()),
        NoticedBy.CLIENTS,
        replaces ? Undo.FOR_GOOD : Undo.CAN_BE_UNDONE,
        "Anyone who uses its address.",
        undoing(replaces));
  }

  private Remedy undoing(boolean replaces) {
    if (plan.file().isEmpty()) {
      return Remedy.text("Set the earlier headers again.");
    }
    return replaces
        ? Remedy.text("It can't be undone: save a copy first")
            .aside(OwnCommand.BUCKET_SHOW.with("--save", "FILE").argument(plan.key()))
            .then(".")
        : Remedy.text("Remove it when it is a day old")
            .by(OwnCommand.BUCKET_REMOVE.with().argument(plan.key()));
  }

  @Override
  public String key() {
    return plan.key();
  }

  @Override
  public String sha256(AuditedState in) {
    return plan.sha256().orElse("");
  }

  @Override
  public Optional<StepState<AuditedState>> seen(
      AuditedState in, Optional<ObjectInfo> there, Optional<String> stored, Work work) {
    if (isThere(there, work)) {
      return Optional.of(
          new StepState.Holds<>(in, "%s is stored".formatted(Printable.of(plan.key()))));
    }
    if (there.map(ObjectInfo::etag).equals(plan.etag())) {
      return Optional.empty();
    }
    return Optional.of(
        new StepState.Differs<>(
            Problem.refused(
                "change.overtaken",
                "%s was stored by someone else after the plan was made."
                    .formatted(Printable.of(plan.key())),
                "Nothing of theirs was overwritten.",
                "Make the plan again and review it.")));
  }

  /** Whether it has the headers, and where the bytes are known, the bytes. */
  boolean isThere(Optional<ObjectInfo> there, Work work) {
    boolean headed =
        there
            .filter(info -> has(info, "content-type", plan.headers().contentType()))
            .filter(info -> has(info, "cache-control", plan.headers().cacheControl()))
            .filter(info -> info.headers().size() == 2) // no other that a cut would not set
            .filter(info -> info.metadata().equals(plan.headers().metadata()))
            .isPresent();
    return headed
        && (plan.sha256().isEmpty()
            || scene
                .bucket()
                .get(plan.key(), OutputStream.nullOutputStream(), work)
                .map(Download::sha256)
                .equals(plan.sha256()));
  }

  private static boolean has(ObjectInfo info, String name, String value) {
    return value.equals(info.headers().get(name));
  }

  @Override
  public Content content(AuditedState in) {
    return new Content(new Body.File(bytes), plan.headers());
  }
}
