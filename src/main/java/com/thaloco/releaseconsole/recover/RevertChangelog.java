package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Reverted;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Returns the entry's text under Unreleased, in the working tree; every other byte stays, and
 * nothing is committed.
 */
final class RevertChangelog<I> implements Step<I, Reverted> {
  private final RecoveryContext scene;
  private final Optional<ReleaseVersion> good;

  RevertChangelog(RecoveryContext scene, Optional<ReleaseVersion> good) {
    this.scene = scene;
    this.good = good;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.CHANGELOG;
  }

  @Override
  public Description description() {
    return new Description(
        "Move its entry back under Unreleased", effect(), NoticedBy.REPOSITORY, Undo.CAN_BE_UNDONE);
  }

  private String effect() {
    String file = scene.profile().changelog().path();
    try {
      edit(scene, good);
      return "Edits %s in the working tree: the text stays, its heading and link row go. It does not commit."
          .formatted(file);
    } catch (ProblemException e) {
      return "Not possible as %s is now, and will be refused in the end: %s"
          .formatted(file, e.problem().happened());
    }
  }

  @Override
  public StepState<Reverted> observe(I in, History past, Work work) {
    Optional<Edit> edit = edit(scene, good);
    return edit.filter(e -> !e.isEmpty()).isPresent()
        ? new StepState.Missing<>(
            new Effect(
                "disk",
                path(scene).toString(),
                Hashes.sha256(edit.get().applied().encode()),
                "is unchanged since it was read"))
        : new StepState.Holds<>(
            new Reverted(),
            "%s has no entry of %s".formatted(scene.profile().changelog().path(), scene.version()));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    Edit edit = edit(scene, good).orElseThrow();
    edit.diff().forEach(work::line);
    ChangelogFile.write(path(scene), edit);
  }

  /** The change; empty where there is no changelog in the working tree. */
  static Optional<Edit> edit(RecoveryContext scene, Optional<ReleaseVersion> good) {
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

  private static Path path(RecoveryContext scene) {
    return scene.project().repository().directory().resolve(scene.profile().changelog().path());
  }
}
