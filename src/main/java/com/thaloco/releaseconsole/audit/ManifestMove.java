package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.InstallerChoice;
import com.thaloco.releaseconsole.engine.KeepManifest;
import com.thaloco.releaseconsole.engine.ManifestChange;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.StoredManifest;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.engine.WriteManifest;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A change of the manifest, and the install script that belongs to the release it names. */
final class ManifestMove {
  /**
   * What is wanted.
   *
   * @param script empty where the project has no installer
   * @param sentence what is so afterwards
   * @param writing what writing it means, for people
   */
  record Wanted(
      Manifest manifest, Optional<InstallScript> script, String sentence, Description writing) {}

  private final AuditedState scene;
  private final Wanted wanted;
  private final KeepManifest<AuditedState> keep;
  private final WriteManifest<AuditedState, AuditedState> write;
  private final Optional<Installer> installer;

  ManifestMove(AuditedState scene, Wanted wanted) {
    this.scene = scene;
    this.wanted = wanted;
    ChangeTargets targets = ChangeTargets.of(scene.project());
    this.keep =
        new KeepManifest<>(
            ChangeStep.KEEP_MANIFEST,
            targets,
            in -> Optional.of(new StoredManifest(in.manifestObject(), in.manifestEtag())),
            keeping());
    this.write = new WriteManifest<>(ChangeStep.PUT_MANIFEST, targets, new Change());
    this.installer =
        scene
            .profile()
            .installer()
            .flatMap(rules -> wanted.script().map(script -> new Installer(rules, script)));
  }

  private Description keeping() {
    String key = scene.profile().manifest().key();
    if (scene.tooLarge().isPresent()) {
      return new Description(
          "Replace the manifest without a copy",
          "Does not keep the manifest as it is: it is larger than %,d bytes."
              .formatted(LiveState.MANIFEST_LIMIT),
          NoticedBy.NOBODY,
          Undo.FOR_GOOD,
          "Nobody.",
          Remedy.text("Save a copy first if it may show who wrote it")
              .by(OwnCommand.BUCKET_SHOW.with(key, "--save", "FILE")));
    }
    return new Description(
        KeepManifest.TITLE,
        scene.manifestObject().isPresent()
            ? "Keeps the manifest as it is under history/, readable or not."
            : "There is no manifest to keep.",
        NoticedBy.NOBODY,
        Undo.NOTHING_TO_UNDO,
        "Nobody.",
        Remedy.text("It can stay: kept manifests are harmless."));
  }

  /**
   * The steps that are missing, in order; none: the bucket is that way already.
   *
   * @param resumed whether an earlier try was stopped: it may have left the script unfenced
   */
  PlannedSteps missing(boolean resumed) {
    var missing = new ArrayList<Step<?, ?>>();
    if (!holds()) {
      missing.add(keep);
      missing.add(write);
    }
    installer
        .filter(script -> !holds() || resumed || !script.isInPlace())
        .ifPresent(script -> missing.add(script.step()));
    return PlannedSteps.of(missing);
  }

  void take(Runner runner, PlannedSteps planned) {
    if (planned.names(ChangeStep.PUT_MANIFEST)) {
      runner.take(write, runner.take(keep, scene));
    }
    installer
        .filter(script -> planned.names(ChangeStep.PUT_INSTALLER))
        .ifPresent(script -> runner.take(script.step(), scene));
  }

  private boolean holds() {
    return scene
        .reading()
        .flatMap(ManifestReading::sound)
        .filter(now -> now.sameContent(wanted.manifest()))
        .isPresent();
  }

  /** Whether a change that was begun here was not finished. */
  static boolean isUnfinished(AuditedState scene, Fact.Changing change) {
    return Changes.journal(scene.project().state())
        .unfinished(Fact.Changing.class)
        .equals(Optional.of(change));
  }

  private static Problem overtaken(String what, String notDone) {
    return Problem.refused(
        "change.overtaken",
        "%s was changed by someone else in the meantime.".formatted(what),
        notDone,
        Remedy.text("Check whether manifest and install script agree")
            .by(OwnCommand.BUCKET_AUDIT.with()));
  }

  private final class Change implements ManifestChange<AuditedState, AuditedState> {
    @Override
    public Description description() {
      return wanted.writing();
    }

    @Override
    public Optional<StepState<AuditedState>> seen(AuditedState in, LiveState now, Work work) {
      Optional<ConfirmedObject> there =
          StoredManifest.now(now, scene.profile())
              .object()
              .filter(object ->
                  ManifestReading.of(object.bytes(), scene.profile().manifest())
                      .sound()
                      .filter(manifest -> manifest.sameContent(wanted.manifest()))
                      .isPresent());
      there.ifPresent(
          _ -> work.emit(stamp -> new Event.Visibility(stamp, true, wanted.sentence())));
      return there.map(object ->
          new StepState.Holds<>(in, wanted.sentence(), Map.of("manifest", object.sha256())));
    }

    @Override
    public Optional<Problem> moved(
        AuditedState in, Optional<StoredManifest> before, LiveState now, Work work) {
      return Optional.of(
          overtaken("The manifest", "The change was not made; nothing of theirs was overwritten."));
    }

    @Override
    public Manifest after(AuditedState in, StoredManifest before, Work work) {
      return wanted.manifest();
    }
  }

  private final class Installer implements InstallerChoice<AuditedState, AuditedState> {
    private final InstallerRules rules;
    private final InstallScript script;

    Installer(InstallerRules rules, InstallScript script) {
      this.rules = rules;
      this.script = script;
    }

    PutInstaller<AuditedState, AuditedState> step() {
      return new PutInstaller<>(
          ChangeStep.PUT_INSTALLER, ChangeTargets.of(scene.project()), rules, this);
    }

    boolean isInPlace() {
      return PutInstaller.present(rules, scene.world())
          .filter(there -> Arrays.equals(there.bytes(), script.bytes()))
          .filter(there -> !isOlderThanManifest(there))
          .isPresent();
    }

    /** The right script from before the manifest: a move that was stopped has not fenced it. */
    private boolean isOlderThanManifest(ConfirmedObject there) {
      return scene
          .manifestObject()
          .filter(manifest -> there.info().modified().isBefore(manifest.info().modified()))
          .isPresent();
    }

    @Override
    public Description description() {
      return new Description(
          "Publish the install script of " + script.version(),
          "%s becomes that of %s, byte for byte. It is written even if it is right: a write that is still under way then fails."
              .formatted(rules.key(), script.version()),
          NoticedBy.CLIENTS,
          Undo.CAN_BE_UNDONE,
          "New installations from now on.",
          Remedy.text(
              "The next change of the latest release publishes that release's own script."));
    }

    /** It follows {@code latest_stable}, and what was stored since the plan is someone else's. */
    @Override
    public Optional<InstallScript> wanted(
        LiveState now, Optional<ConfirmedObject> there, History past, Work work) {
      String notDone = "The install script was not written.";
      if (!now.manifest().flatMap(Manifest::latest).equals(Optional.of(script.version()))) {
        throw overtaken("The manifest", notDone).toException();
      }
      boolean right = there.filter(o -> Arrays.equals(o.bytes(), script.bytes())).isPresent();
      String key = rules.key();
      Optional<String> listed =
          Optional.ofNullable(scene.objects().get(key)).map(i -> PublicLook.bare(i.etag()));
      if (!right && !there.map(o -> PublicLook.bare(o.info().etag())).equals(listed)) {
        throw overtaken(key, notDone).toException();
      }
      return Optional.of(script);
    }

    @Override
    public AuditedState proof(AuditedState in, Optional<InstallScript> put) {
      return in;
    }
  }

  /** What writing a manifest means. */
  static Description writing(String effect, String notices, Undo undo, Remedy undoing) {
    return new Description("Write the manifest", effect, NoticedBy.CLIENTS, undo, notices, undoing);
  }
}
