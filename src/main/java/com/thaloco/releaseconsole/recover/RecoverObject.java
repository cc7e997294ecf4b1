package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.PutObject;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.ObjectBack;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TarballHere;
import com.thaloco.releaseconsole.recover.RestoreObject.Content;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import com.thaloco.releaseconsole.trust.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts back lost or damaged objects of a good release: the tarball with the very bytes that were
 * released, SHA256SUMS from its hash, and the signature with the unlocked key. The tarball comes
 * first, so that nothing is signed whose bytes no one has.
 */
final class RecoverObject implements RecoveryPlanner {
  private static final Problem NO_KEY =
      Problem.refused("key.none", "A plan signs nothing.", "", "");

  private final RecoveryContext scene;
  private Optional<Repair> found = Optional.empty();

  RecoverObject(RecoveryContext scene) {
    this.scene = scene;
  }

  @Override
  public RecoveryPlan plan(Work work) {
    Repair repair = new RepairSearch(scene, work).find();
    found = Optional.of(repair);
    boolean done = repair.faults().isEmpty();
    var plan =
        new PlanBuilder(
            RecoveryKind.OBJECT,
            scene.version(),
            "Repair the objects of " + scene.version(),
            done
                ? "The three objects of %s verify.".formatted(scene.version())
                : "%s. %s contains the right hash."
                    .formatted(String.join("; ", repair.faults()), capitalised(repair.source())));
    Steps steps = steps(repair, Keyring.without(NO_KEY), Path.of(""));
    return plan.step(
            steps.build(),
            repair.tarball().isEmpty() || BuildAgain.kept(scene, repair, work).isPresent())
        .step(steps.tarball(), repair.tarball().isEmpty())
        .step(steps.hashes(), repair.hashes().isEmpty())
        .step(steps.signature(), repair.signature().isEmpty())
        .step(steps.await(), false)
        .row("Tarball", repair.tarball().isPresent() ? "damaged" : "valid", "valid")
        .row("SHA256SUMS", repair.hashes().isPresent() ? "damaged" : "valid", "valid")
        .row("SHA256SUMS.sig", repair.signature().isPresent() ? "damaged" : "valid", "valid")
        .cannot("It changes neither the manifest nor any tag.")
        .cannot("Caches may serve damaged bytes until they expire or are purged.")
        .build();
  }

  /** What is taken, in this order: the plan is made from these. */
  private record Steps(
      BuildAgain build,
      PutObject<TarballHere, ObjectBack> tarball,
      PutObject<ObjectBack, ObjectBack> hashes,
      PutObject<ObjectBack, ObjectBack> signature,
      AwaitServed<ObjectBack> await) {}

  private Steps steps(Repair repair, Keyring keyring, Path folder) {
    return new Steps(
        new BuildAgain(scene, repair, folder),
        tarball(repair).step(),
        hashes(repair).step(),
        signature(repair, keyring).step(),
        new AwaitServed<>(scene, () -> served(repair)));
  }

  private static Description upload(String title, String key) {
    return new Description(
        title,
        "One conditional write of %s, read back afterwards.".formatted(key),
        NoticedBy.CLIENTS,
        Undo.CAN_BE_UNDONE);
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    Repair repair = found.orElseThrow(); // by the plan that was confirmed
    if (repair.signature().isPresent()) {
      requireKey(keyring, repair); // before anything is built or written
    }
    return Folders.inScratch("repair", folder -> repaired(runner, keyring, repair, folder));
  }

  private Outcome<RecoverResult> repaired(
      Runner runner, Keyring keyring, Repair repair, Path folder) {
    Steps steps = steps(repair, keyring, folder);
    TarballHere here = runner.take(steps.build(), repair);
    ObjectBack hashes = runner.take(steps.hashes(), runner.take(steps.tarball(), here));
    runner.take(steps.await(), runner.take(steps.signature(), hashes));
    return new Outcome.Ok<>(
        new RecoverResult.Recovered(
            RecoveryKind.OBJECT,
            scene.version(),
            "The three objects of %s verify, and the public URL serves them."
                .formatted(scene.version()),
            List.of(
                Remedy.text("Verify the release")
                    .by(OwnCommand.VERIFY.with("--version", scene.version().text()))),
            Optional.empty()));
  }

  private RestoreObject<TarballHere> tarball(Repair repair) {
    String key = profile().tarballKey(scene.version().text());
    return new RestoreObject<>(
        scene,
        repair,
        new RestoreObject.Wanted(
            RecoverStep.PUT_TARBALL,
            key,
            "application/gzip",
            upload("Upload the tarball", key),
            repair.tarballSha256()::equals),
        here -> new Content(new Body.File(here.file().orElseThrow()), repair.tarballSha256()));
  }

  private RestoreObject<ObjectBack> hashes(Repair repair) {
    byte[] bytes = repair.sums().render();
    String sha256 = Hashes.sha256(bytes);
    String key = profile().hashesKey(scene.version().text());
    return new RestoreObject<>(
        scene,
        repair,
        new RestoreObject.Wanted(
            RecoverStep.PUT_HASHES,
            key,
            "text/plain",
            upload("Upload SHA256SUMS", key),
            sha256::equals),
        _ -> new Content(new Body.Bytes(bytes), sha256));
  }

  private RestoreObject<ObjectBack> signature(Repair repair, Keyring keyring) {
    String key = profile().signatureKey(scene.version().text());
    return new RestoreObject<>(
        scene,
        repair,
        new RestoreObject.Wanted(
            RecoverStep.PUT_SIGNATURE,
            key,
            "text/plain",
            new Description(
                "Sign SHA256SUMS and upload the signature",
                "With the unlocked key, which must be the one that %s pins."
                    .formatted(scene.version()),
                NoticedBy.CLIENTS,
                Undo.CAN_BE_UNDONE),
            _ -> isAccepted(key, repair)),
        _ -> {
          byte[] file = signed(repair, keyring);
          return new Content(new Body.Bytes(file), Hashes.sha256(file));
        });
  }

  private boolean isAccepted(String key, Repair repair) {
    return scene
        .now()
        .bucket()
        .head(key)
        .filter(info -> info.size() <= LiveState.HASHES_LIMIT)
        .flatMap(_ -> scene.now().bucket().read(key, LiveState.HASHES_LIMIT))
        .map(SmallObject::bytes)
        .flatMap(SignatureFile::read)
        .filter(der -> Verifier.accepts(repair.pinned(), repair.sums().render(), der))
        .isPresent();
  }

  private static UnlockedKey requireKey(Keyring keyring, Repair repair) {
    UnlockedKey key = keyring.require();
    if (!key.publicKey().equals(repair.pinned())) {
      throw Problem.refused(
              "recover.other-key",
              "The unlocked key is not the one that the clients of this release pin.",
              "Nothing was signed, and no object was written.",
              "Unlock the key that was pinned then.")
          .with(
              List.of("pinned " + repair.pinned().sha256(), "unlocked " + key.publicKey().sha256()))
          .toException();
    }
    return key;
  }

  private static byte[] signed(Repair repair, Keyring keyring) {
    byte[] sums = repair.sums().render();
    byte[] der = requireKey(keyring, repair).signSums(sums);
    if (!Verifier.accepts(repair.pinned(), sums, der)) {
      throw new IllegalStateException("the pinned key does not accept what its own half signed");
    }
    return SignatureFile.write(der);
  }

  /** Read once more from the bucket: a signature has no hash that is known before it is made. */
  private Map<String, String> served(Repair repair) {
    String version = scene.version().text();
    String signature = profile().signatureKey(version);
    return Map.of(
        profile().tarballKey(version),
        repair.tarballSha256(),
        profile().hashesKey(version),
        Hashes.sha256(repair.sums().render()),
        signature,
        scene
            .now()
            .bucket()
            .read(signature, LiveState.HASHES_LIMIT)
            .map(SmallObject::sha256)
            .orElse("missing"));
  }

  private Profile profile() {
    return scene.profile();
  }
}
