package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.cut.Proofs.Uploaded;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts one object of the release: created with {@code If-None-Match: *}. One that is already there
 * passes when its bytes are the same; other bytes of an earlier try are replaced with {@code
 * If-Match}, after the manifest has been fenced (design.md, Publishing order).
 *
 * <p>What this run has just stored is known by its ETag; anything else is hashed, whatever it says
 * of itself.
 */
final class PutObject<I> implements Step<I, Uploaded> {
  /** The metadata that holds the SHA-256 of the object's bytes. */
  static final String SHA256 = "sha256";

  private final CutStep id;
  private final String title;
  private final Context context;
  private final ForeignBytes foreign;
  private final Function<? super I, Proofs.Signed> signed;
  private final Function<? super Proofs.Signed, ReleaseObject> object;
  private Optional<String> stored = Optional.empty();

  PutObject(
      CutStep id,
      String title,
      Context context,
      ForeignBytes foreign,
      Function<? super I, Proofs.Signed> signed,
      Function<? super Proofs.Signed, ReleaseObject> object) {
    this.id = id;
    this.title = title;
    this.context = context;
    this.foreign = foreign;
    this.signed = signed;
    this.object = object;
  }

  @Override
  public CutStep id() {
    return id;
  }

  @Override
  public Description description() {
    return new Description(
        title,
        "Created once; no client reads it before the manifest names it.",
        Noticed.NOBODY,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public Seen<Uploaded> observe(I in, History past, Work work) {
    ReleaseObject wanted = object.apply(signed.apply(in));
    Optional<ObjectInfo> there = context.bucket().head(wanted.key());
    if (there.isEmpty()) {
      return new Seen.Missing<>(effect(wanted, "If-None-Match: *"));
    }
    if (stored.equals(Optional.of(there.get().etag())) || hasOurBytes(wanted, work)) {
      return new Seen.Holds<>(
          new Uploaded(signed.apply(in)),
          "%s is in the bucket, %d bytes".formatted(wanted.key(), wanted.size()),
          Map.of("key", wanted.key(), SHA256, wanted.sha256()));
    }
    return foreign
        .refusal(wanted.key(), work)
        .<Seen<Uploaded>>map(Seen.Differs::new)
        .orElseGet(() -> new Seen.Missing<>(effect(wanted, "If-Match: " + there.get().etag())));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    ReleaseObject wanted = object.apply(signed.apply(in));
    Optional<ObjectInfo> there = context.bucket().head(wanted.key());
    Condition condition = new Condition.Absent();
    if (there.isPresent()) {
      work.line(
          "%s holds other bytes of an earlier try: fencing the manifest, then replacing them"
              .formatted(wanted.key()));
      foreign.fence(signed.apply(in).tarball().sha256(), work);
      condition = new Condition.Matches(there.get().etag());
    }
    Written written =
        context.bucket().put(wanted.key(), wanted.body(), wanted.headers(), condition, work);
    switch (written) {
      case Written.Stored(String etag) -> {
        stored = Optional.of(etag);
        work.line("%s: %d bytes, ETag %s".formatted(wanted.key(), wanted.size(), etag));
      }
      case Written.Refused() -> // looked at again: it may be our own write whose answer was lost
          work.line("%s: the bucket says that something is there".formatted(wanted.key()));
    }
  }

  private static Effect effect(ReleaseObject wanted, String condition) {
    return new Effect("bucket", wanted.key(), wanted.sha256(), condition);
  }

  private boolean hasOurBytes(ReleaseObject wanted, Work work) {
    return context
        .bucket()
        .get(wanted.key(), OutputStream.nullOutputStream(), work)
        .filter(found -> found.sha256().equals(wanted.sha256()))
        .isPresent();
  }
}
