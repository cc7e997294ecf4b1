package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.cut.Proofs.Able;
import com.thaloco.releaseconsole.cut.Proofs.PackedRelease;
import com.thaloco.releaseconsole.cut.Proofs.Publicly;
import com.thaloco.releaseconsole.cut.Proofs.Published;
import com.thaloco.releaseconsole.cut.Proofs.SeenByClients;
import com.thaloco.releaseconsole.cut.Proofs.Signed;
import com.thaloco.releaseconsole.cut.Proofs.Tagged;
import com.thaloco.releaseconsole.cut.Proofs.Trusted;
import com.thaloco.releaseconsole.cut.Proofs.Uploaded;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Facts;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.NewEntry;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.PublishedFacts;
import com.thaloco.releaseconsole.verify.Verification;
import java.util.List;
import java.util.Optional;

/**
 * Takes the steps of the contract in their order, each with the proof that the one before it gave.
 */
final class Steps {
  /** How often another maintainer may change the manifest under our hands before we give up. */
  private static final int MOVES = 5;

  private final Context context;
  private final Facts facts;
  private final Work work;
  private final Runner runner;
  private final KeptFiles kept;
  private final EntryTemplate template;
  private final Replacement replacement;
  private final Claiming claiming;

  Steps(Context context, Facts facts, Work work) {
    this.context = context;
    this.facts = facts;
    this.work = work;
    this.runner = new Runner(facts, work);
    this.kept = new KeptFiles(context);
    this.template = template();
    this.replacement = new Replacement(context);
    this.claiming = new Claiming(context);
  }

  CutResult take() {
    tellWhatClientsGet();
    Trusted trusted = runner.take(new ProveKey(kept), context);
    Able able = runner.take(new ProbeBucket(context), trusted);
    PackedRelease packed = packed(able);
    Signed signed =
        runner.take(
            new VerifyLocal(context),
            runner.take(new SignHashes(context, kept), runner.take(new HashTarball(kept), packed)));
    Published published = published(uploaded(signed));
    Publicly publicly =
        runner.take(new AwaitPublic(context), runner.take(new PutInstaller(context), published));
    Tagged tagged = runner.take(new TagRelease(context, TagMessage.of(context)), publicly);
    return receipt(verified(tagged));
  }

  /** The finished tarball is kept: a resumed cut does not build again. */
  private PackedRelease packed(Able able) {
    Optional<Packed> before = kept.packed(facts.history(), work);
    if (before.isPresent()) {
      String detail = "Kept from before: " + before.get().sha256();
      List.of(CutStep.CHECKOUT, CutStep.BUILD, CutStep.PACK)
          .forEach(step -> runner.skip(step, detail));
      return new PackedRelease(able, before.get());
    }
    return runner.take(
        new PackTarball(context, kept),
        runner.take(new BuildBinaries(context), runner.take(new CheckOut(context), able)));
  }

  private Uploaded uploaded(Signed signed) {
    var foreign = new ForeignBytes(context, replacement, claiming);
    Uploaded tarball =
        runner.take(
            new PutObject<>(CutStep.PUT_TARBALL, context, foreign, s -> s, this::tarball), signed);
    Uploaded hashes =
        runner.take(
            new PutObject<>(CutStep.PUT_HASHES, context, foreign, Uploaded::signed, this::hashes),
            tarball);
    return runner.take(
        new PutObject<>(CutStep.PUT_SIGNATURE, context, foreign, Uploaded::signed, this::signature),
        hashes);
  }

  /**
   * When another maintainer's entry came beside ours, everything is read back under the new ETag.
   */
  private Published published(Uploaded uploaded) {
    var put = new PutManifest(context, this::entry);
    for (int moves = 0; ; moves++) {
      try {
        Published published =
            runner.take(
                put,
                runner.take(
                    new KeepManifest(context),
                    runner.take(new ReadBackObjects(context, replacement, claiming), uploaded)));
        replacement.forget();
        return published;
      } catch (PutManifest.Moved e) {
        if (moves == MOVES) {
          throw PutManifest.restless(context).toException();
        }
      }
    }
  }

  private SeenByClients verified(Tagged tagged) {
    var verification =
        new Verification(
            context.profile(),
            context.subject().repository(),
            context.subject().world().site(),
            context.processes(),
            context.environment());
    return runner.take(
        VerifySteps.clients(context, verification),
        runner.take(VerifySteps.stranger(context, verification), tagged));
  }

  private CutResult receipt(SeenByClients seen) {
    ReceiptFiles files = runner.take(new WriteReceipt(context, this::entry, facts), seen);
    return new CutResult.Released(
        context.version().text(),
        context.commit(),
        files.json(),
        files.isSigned(),
        Debt.after(context));
  }

  private void tellWhatClientsGet() {
    String now = Headline.whatClientsGet(context.subject(), work);
    work.emit(stamp -> new Event.Visibility(stamp, false, now));
  }

  private ReleaseObject tarball(Signed signed) {
    return object(
        context.profile().tarballKey(version()),
        new Body.File(signed.tarball().file()),
        signed.tarball().size(),
        signed.tarball().sha256(),
        "application/gzip");
  }

  private ReleaseObject hashes(Signed signed) {
    return small(context.profile().hashesKey(version()), signed.sums());
  }

  private ReleaseObject signature(Signed signed) {
    return small(context.profile().signatureKey(version()), signed.signature());
  }

  private ReleaseObject small(String key, byte[] bytes) {
    return object(key, new Body.Bytes(bytes), bytes.length, Hashes.sha256(bytes), "text/plain");
  }

  private ReleaseObject object(
      String key, Body body, long size, String sha256, String contentType) {
    return new ReleaseObject(
        key,
        body,
        size,
        sha256,
        Headers.versioned(
            context.profile(), contentType, context.commit(), context.opened().builtAt(), sha256));
  }

  private NewEntry entry(Signed signed) {
    Profile profile = context.profile();
    return template.render(
        PublishedFacts.of(
            profile,
            context.version(),
            context.commit(),
            context.opened().builtAt(),
            signed.tarball().sha256(),
            signed.tarball().size(),
            Hashes.sha256(signed.sums())));
  }

  private EntryTemplate template() {
    return switch (PublishedFacts.template(context.profile(), context.subject().world(), work)) {
      case Learned.Explained(EntryTemplate explained) -> explained;
      case Learned.Blocked blocked -> throw blocked.problem().toException();
    };
  }

  private String version() {
    return context.version().text();
  }
}
