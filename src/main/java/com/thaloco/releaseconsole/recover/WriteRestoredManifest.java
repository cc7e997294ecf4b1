package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.ManifestChange;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.StoredManifest;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.ManifestBack;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the manifest that was found, if the one that it was made from is still there. */
final class WriteRestoredManifest implements ManifestChange<RecoveryContext, ManifestBack> {
  private final RecoveryContext scene;
  private final RestoredManifest restored;

  WriteRestoredManifest(RecoveryContext scene, RestoredManifest restored) {
    this.scene = scene;
    this.restored = restored;
  }

  @Override
  public Description description() {
    Manifest manifest = restored.manifest();
    return new Description(
        "Write " + key(),
        "One conditional write with %s. Clients get %s."
            .formatted(
                Plural.of(manifest.entries().size(), "release"),
                manifest.latestText().isEmpty() ? "none" : manifest.latestText()),
        NoticedBy.CLIENTS,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public Optional<StepState<ManifestBack>> seen(RecoveryContext in, LiveState now, Work work) {
    if (!(now.manifestState() instanceof ManifestState.Read(var object, Manifest manifest)
        && restored.isIn(manifest))) {
      return Optional.empty();
    }
    String sentence =
        manifest.latestText().isEmpty()
            ? "The manifest names no latest release."
            : "Clients get %s.".formatted(manifest.latestText());
    work.emit(stamp -> new Event.Visibility(stamp, true, sentence));
    return Optional.of(
        new StepState.Holds<>(
            new ManifestBack(),
            "%s names %s. %s"
                .formatted(key(), Plural.of(manifest.entries().size(), "release"), sentence),
            Map.of("manifest", object.sha256())));
  }

  @Override
  public Optional<Problem> moved(
      RecoveryContext in, Optional<StoredManifest> before, LiveState now, Work work) {
    return Optional.of(
        Problem.refused(
            "recover.restless-manifest",
            "%s was changed after the search for its contents.".formatted(key()),
            "It was not overwritten.",
            Remedy.text("List what is wrong now").by(OwnCommand.RECOVER.with())));
  }

  /** Another machine may have begun to withdraw a release while the tarballs were being read. */
  @Override
  public Optional<Problem> refusal(RecoveryContext in, LiveState now, Work work) {
    Set<ReleaseVersion> burned = now.burned(work);
    return restored.manifest().entries().stream()
        .map(ManifestEntry::version)
        .filter(burned::contains)
        .findFirst()
        .map(version ->
            Problem.refused(
                "recover.burned",
                "%s was withdrawn after the search for its entry.".formatted(version),
                "%s was not written.".formatted(key()),
                Remedy.text("Search again").by(OwnCommand.RECOVER.with("manifest"))));
  }

  @Override
  public Manifest after(RecoveryContext in, StoredManifest before, Work work) {
    return restored.manifest();
  }

  private String key() {
    return scene.profile().manifest().key();
  }
}
