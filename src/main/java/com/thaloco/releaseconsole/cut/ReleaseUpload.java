package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.cut.CutProofs.Signed;
import com.thaloco.releaseconsole.cut.CutProofs.Uploaded;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.ObjectChange;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One object of the release. One that is already there passes when its bytes are the same; other
 * bytes of an earlier try are replaced after the manifest has been fenced (docs/rules.md,
 * Publishing order).
 *
 * <p>What this run has just stored is known by its ETag; anything else is hashed, whatever it says
 * of itself.
 */
final class ReleaseUpload<I> implements ObjectChange<I, Uploaded> {
  private final String title;
  private final String key;
  private final CutContext context;
  private final ForeignBytes foreign;
  private final Function<? super I, Signed> signed;
  private final Function<? super Signed, ReleaseObject> object;

  ReleaseUpload(
      String title,
      String key,
      CutContext context,
      ForeignBytes foreign,
      Function<? super I, Signed> signed,
      Function<? super Signed, ReleaseObject> object) {
    this.title = title;
    this.key = key;
    this.context = context;
    this.foreign = foreign;
    this.signed = signed;
    this.object = object;
  }

  @Override
  public Description description() {
    return new Description(
        title,
        "Created once; no client reads it before the manifest names it.",
        NoticedBy.NOBODY,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String sha256(I in) {
    return wanted(in).sha256();
  }

  @Override
  public Optional<StepState<Uploaded>> seen(
      I in, Optional<ObjectInfo> there, Optional<String> stored, Work work) {
    if (there.isEmpty()) {
      return Optional.empty();
    }
    ReleaseObject wanted = wanted(in);
    boolean own = stored.equals(there.map(ObjectInfo::etag));
    boolean same = own || hasOurBytes(wanted, work);
    String tarball = signed.apply(in).tarball().sha256();
    if (same && !own && foreign.isToSettle(key, there.get(), tarball, work)) {
      return Optional.empty();
    }
    if (same) {
      return Optional.of(
          new StepState.Holds<>(
              new Uploaded(signed.apply(in)),
              "%s is in the bucket, %d bytes".formatted(key, wanted.size()),
              Map.of("key", key, StoredHeaders.SHA256, wanted.sha256())));
    }
    return foreign.refusal(key, work).map(StepState.Differs::new);
  }

  @Override
  public void beforeReplacing(I in, Work work) {
    work.line(
        "%s has other bytes of an earlier attempt: fencing the manifest, then replacing them"
            .formatted(key));
    foreign.fence(signed.apply(in).tarball().sha256(), work);
  }

  @Override
  public Content content(I in) {
    ReleaseObject wanted = wanted(in);
    return new Content(wanted.body(), wanted.headers());
  }

  private ReleaseObject wanted(I in) {
    return object.apply(signed.apply(in));
  }

  private boolean hasOurBytes(ReleaseObject wanted, Work work) {
    return context
        .bucket()
        .get(key, OutputStream.nullOutputStream(), work)
        .filter(found -> found.sha256().equals(wanted.sha256()))
        .isPresent();
  }
}
