package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.check.World;
import com.thaloco.releaseconsole.cut.Proofs.InstallerInStep;
import com.thaloco.releaseconsole.cut.Proofs.Published;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the commit's install script, byte for byte. It belongs to the release that {@code
 * latest_stable} names, so a cut that is not that release leaves it alone (design.md, Publishing
 * order).
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
  public Seen<InstallerInStep> observe(Published in, History past, Work work) {
    World now = context.subject().world().fresh();
    boolean latest =
        now.manifest().map(m -> m.latestText().equals(context.version().text())).orElse(false);
    if (!latest) {
      return new Seen.Holds<>(
          new InstallerInStep(new Published(in.signed(), false)),
          "latest_stable names another release, whose installer stays");
    }
    byte[] wanted = context.installer();
    Optional<SmallObject> there = present();
    if (there.isPresent() && Arrays.equals(there.get().bytes(), wanted)) {
      return new Seen.Holds<>(
          new InstallerInStep(in),
          "%s is the one of %s".formatted(key(), context.commit()),
          Map.of(PutObject.SHA256, there.get().sha256()));
    }
    return new Seen.Missing<>(
        new Effect(
            "bucket",
            key(),
            Hashes.sha256(wanted),
            there.map(o -> "If-Match: " + o.info().etag()).orElse("If-None-Match: *")));
  }

  @Override
  public void perform(Published in, Effect next, Work work) {
    context
        .bucket()
        .put(
            key(),
            new Body.Bytes(context.installer()),
            Headers.installer(context.profile(), context.commit()),
            present()
                .<Condition>map(o -> new Condition.Matches(o.info().etag()))
                .orElseGet(Condition.Absent::new),
            work);
  }

  private Optional<SmallObject> present() {
    return context.bucket().read(key(), LIMIT);
  }

  private String key() {
    return context.profile().installer().key();
  }
}
