package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.cut.CutProofs.Able;
import com.thaloco.releaseconsole.cut.CutProofs.InstallerInStep;
import com.thaloco.releaseconsole.cut.CutProofs.PackedRelease;
import com.thaloco.releaseconsole.cut.CutProofs.Publicly;
import com.thaloco.releaseconsole.cut.CutProofs.Published;
import com.thaloco.releaseconsole.cut.CutProofs.ReadBack;
import com.thaloco.releaseconsole.cut.CutProofs.SeenByClients;
import com.thaloco.releaseconsole.cut.CutProofs.SeenByStranger;
import com.thaloco.releaseconsole.cut.CutProofs.Signed;
import com.thaloco.releaseconsole.cut.CutProofs.Tagged;
import com.thaloco.releaseconsole.cut.CutProofs.Trusted;
import com.thaloco.releaseconsole.cut.CutProofs.Uploaded;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.KeepManifest;
import com.thaloco.releaseconsole.engine.ManifestMoved;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.PutObject;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.engine.StoredManifest;
import com.thaloco.releaseconsole.engine.WriteManifest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the steps of the contract in their order, each with the proof that the one before it gave.
 */
final class Steps {
  private final CutContext context;
  private final Facts facts;
  private final Work work;
  private final KeptFiles kept;
  private final ReplacementWaits replacement;
  private Optional<EntryTemplate> template = Optional.empty();

  private final ProveKey proveKey;
  private final ProbeBucket probe;
  private final CheckOut checkOut;
  private final BuildBinaries build;
  private final PackTarball pack;
  private final HashTarball hash;
  private final SignHashes sign;
  private final VerifyLocal verifyLocal;
  private final PutObject<Signed, Uploaded> putTarball;
  private final PutObject<Uploaded, Uploaded> putHashes;
  private final PutObject<Uploaded, Uploaded> putSignature;
  private final ReadBackObjects readBack;
  private final KeepManifest<ReadBack> keepManifest;
  private final WriteManifest<ReadBack, Published> putManifest;
  private final OptionalStep<Published, InstallerInStep> putInstaller;
  private final AwaitPublic awaitPublic;
  private final TagRelease tag;
  private final Step<Tagged, SeenByStranger> asStranger;
  private final OptionalStep<SeenByStranger, SeenByClients> asClients;
  private final WriteReceipt receipt;
  private final Runner runner;

  Steps(CutContext context, Facts facts, Work work) {
    this.context = context;
    this.facts = facts;
    this.work = work;
    this.kept = new KeptFiles(context);
    this.replacement = new ReplacementWaits(context);
    var claiming = new VersionClaim(context);
    var foreign = new ForeignBytes(context, replacement, claiming);
    var verification =
        new Verification(
            context.profile(),
            context.subject().repository(),
            context.subject().world(),
            context.processes(),
            context.environment());
    proveKey = new ProveKey(kept);
    probe = new ProbeBucket(context);
    checkOut = new CheckOut(context);
    build = new BuildBinaries(context);
    pack = new PackTarball(context, kept);
    hash = new HashTarball(kept);
    sign = new SignHashes(context, kept);
    verifyLocal = new VerifyLocal(context);
    Profile profile = context.profile();
    ChangeTargets targets = context.targets();
    putTarball =
        new PutObject<>(
            CutStep.PUT_TARBALL,
            targets,
            new ReleaseUpload<>(
                CutStep.PUT_TARBALL.title(),
                profile.tarballKey(version()),
                context,
                foreign,
                s -> s,
                this::tarball));
    putHashes =
        new PutObject<>(
            CutStep.PUT_HASHES,
            targets,
            new ReleaseUpload<>(
                CutStep.PUT_HASHES.title(),
                profile.hashesKey(version()),
                context,
                foreign,
                Uploaded::signed,
                this::hashes));
    putSignature =
        new PutObject<>(
            CutStep.PUT_SIGNATURE,
            targets,
            new ReleaseUpload<>(
                CutStep.PUT_SIGNATURE.title(),
                profile.signatureKey(version()),
                context,
                foreign,
                Uploaded::signed,
                this::signature));
    readBack = new ReadBackObjects(context, replacement, claiming);
    keepManifest =
        new KeepManifest<>(
            CutStep.KEEP_MANIFEST, targets, in -> Optional.of(StoredManifest.of(in.manifest())));
    putManifest =
        new WriteManifest<>(CutStep.PUT_MANIFEST, targets, new PublishEntry(context, this::entry));
    putInstaller =
        OptionalStep.of(
            profile.installer(),
            rules ->
                new PutInstaller<>(
                    CutStep.PUT_INSTALLER, targets, rules, new ReleaseInstaller(context, rules)),
            InstallerInStep::new);
    awaitPublic = new AwaitPublic(context);
    tag = new TagRelease(context, TagMessage.of(context));
    asStranger = VerifySteps.stranger(context, verification);
    asClients = VerifySteps.clients(context, verification);
    receipt = new WriteReceipt(context, this::entry, facts);
    this.runner = new Runner(facts, planned(), work);
  }

  /** The plan: these very steps, in the order in which they are taken. */
  PlannedSteps planned() {
    var steps = new ArrayList<Step<?, ?>>();
    steps.addAll(List.of(proveKey, probe, checkOut, build, pack, hash, sign, verifyLocal));
    steps.addAll(List.of(putTarball, putHashes, putSignature, readBack));
    steps.addAll(List.of(keepManifest, putManifest));
    steps.addAll(putInstaller.list());
    steps.addAll(List.of(awaitPublic, tag, asStranger));
    steps.addAll(asClients.list());
    steps.add(receipt);
    return PlannedSteps.of(steps);
  }

  CutResult take() {
    template();
    tellWhatClientsGet();
    Trusted trusted = runner.take(proveKey, context);
    Able able = runner.take(probe, trusted);
    Signed signed = runner.take(verifyLocal, runner.take(sign, runner.take(hash, packed(able))));
    Published published = published(uploaded(signed));
    Publicly publicly = runner.take(awaitPublic, runner.take(putInstaller, published));
    Tagged tagged = runner.take(tag, publicly);
    return receipt(runner.take(asClients, runner.take(asStranger, tagged)));
  }

  /** The finished tarball is kept: a resumed cut does not build again. */
  private PackedRelease packed(Able able) {
    Optional<Packed> before = kept.packed(facts.history(), work);
    if (before.isPresent()) {
      String detail = "Kept from an earlier run: " + before.get().sha256();
      List.of(CutStep.CHECKOUT, CutStep.BUILD, CutStep.PACK)
          .forEach(step -> runner.skip(step, detail));
      return new PackedRelease(able, before.get());
    }
    return runner.take(pack, runner.take(build, runner.take(checkOut, able)));
  }

  private Uploaded uploaded(Signed signed) {
    return runner.take(putSignature, runner.take(putHashes, runner.take(putTarball, signed)));
  }

  /**
   * When another maintainer's entry came beside ours, everything is read back under the new ETag.
   */
  private Published published(Uploaded uploaded) {
    Published published =
        ManifestMoved.again(
            () ->
                runner.take(
                    putManifest, runner.take(keepManifest, runner.take(readBack, uploaded))),
            () -> PublishEntry.restless(context));
    replacement.forget(published.signed().tarball().sha256());
    return published;
  }

  private CutResult receipt(SeenByClients seen) {
    ReceiptFiles files = runner.take(receipt, seen);
    return new CutResult.Released(
        context.version().text(),
        context.commit(),
        files.json(),
        files.isSigned(),
        VerificationNotice.after(context));
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
        StoredHeaders.versioned(
            context.profile(), contentType, context.commit(), context.opened().builtAt(), sha256));
  }

  private NewEntry entry(Signed signed) {
    Profile profile = context.profile();
    return template()
        .render(
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
    if (template.isEmpty()) {
      template = Optional.of(learned());
    }
    return template.get();
  }

  private EntryTemplate learned() {
    return switch (PublishedFacts.template(context.profile(), context.subject().world(), work)) {
      case Learned.Explained(EntryTemplate explained) -> explained;
      case Learned.Blocked blocked -> throw blocked.problem().toException();
    };
  }

  private String version() {
    return context.version().text();
  }
}
