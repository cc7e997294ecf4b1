package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.Proofs.CutEnded;
import com.thaloco.releaseconsole.recover.Proofs.Reverted;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Returns the entry's text under Unreleased, in the working tree; every other byte stays, and
 * nothing is committed.
 */
final class RevertChangelog implements Step<CutEnded, Reverted> {
  private final Scene scene;
  private final Optional<ReleaseVersion> good;

  RevertChangelog(Scene scene, Optional<ReleaseVersion> good) {
    this.scene = scene;
    this.good = good;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.CHANGELOG;
  }

  @Override
  public Seen<Reverted> observe(CutEnded in, History past, Work work) {
    Optional<Edit> edit = edit(scene, good);
    return edit.filter(e -> !e.isEmpty()).isPresent()
        ? new Seen.Missing<>(
            new Effect(
                "disk",
                path(scene).toString(),
                Hashes.sha256(edit.get().applied().encode()),
                "is as it was read"))
        : new Seen.Holds<>(
            new Reverted(),
            "%s has no entry of %s".formatted(scene.profile().changelog().path(), scene.version()));
  }

  @Override
  public void perform(CutEnded in, Effect next, Work work) {
    Edit edit = edit(scene, good).orElseThrow();
    edit.diff().forEach(work::line);
    ChangelogFile.write(path(scene), edit);
  }

  /** The change; empty where there is no changelog in the working tree. */
  static Optional<Edit> edit(Scene scene, Optional<ReleaseVersion> good) {
    Path file = path(scene);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        ChangelogEditor.revert(
            Changelog.parse(Source.decode(scene.profile().changelog().path(), Source.bytes(file))),
            scene.version(),
            LinkStyle.of(scene.profile().changelog()),
            good));
  }

  private static Path path(Scene scene) {
    return scene.project().repository().directory().resolve(scene.profile().changelog().path());
  }
}
