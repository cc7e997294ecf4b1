package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.cut.CutProofs.InstallerInStep;
import com.thaloco.releaseconsole.cut.CutProofs.Published;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.InstallerChoice;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * The commit's install script. It belongs to the release that {@code latest_stable} names, so a cut
 * that is not that release leaves it alone (docs/rules.md, Publishing order), and puts that
 * release's own back where it was too late with its own.
 */
final class ReleaseInstaller implements InstallerChoice<Published, InstallerInStep> {
  private final CutContext context;
  private final InstallerRules rules;

  ReleaseInstaller(CutContext context, InstallerRules rules) {
    this.context = context;
    this.rules = rules;
  }

  @Override
  public Description description() {
    return new Description(
        CutStep.PUT_INSTALLER.title(),
        "Writes %s where latest_stable names %s: new installs run it."
            .formatted(rules.key(), context.version()),
        NoticedBy.CLIENTS,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public Optional<InstallScript> wanted(
      LiveState now, Optional<ConfirmedObject> there, History past, Work work) {
    Optional<ReleaseVersion> latest = now.manifest().flatMap(Manifest::latest);
    InstallScript ours = context.installer(rules);
    if (latest.equals(Optional.of(context.version()))) {
      return Optional.of(ours);
    }
    boolean mayBeOurs =
        past.meant(CutStep.PUT_INSTALLER.toString())
            && there.filter(object -> Arrays.equals(object.bytes(), ours.bytes())).isPresent();
    return mayBeOurs
        ? latest
            .flatMap(version -> ofTag(version, now, work))
            .filter(script -> !Arrays.equals(script.bytes(), ours.bytes()))
        : Optional.empty();
  }

  /** Another maintainer moved the latest while this cut put its script: theirs is put back. */
  private Optional<InstallScript> ofTag(ReleaseVersion version, LiveState now, Work work) {
    return now.tag(version, work)
        .map(RemoteRef::commit)
        .flatMap(
            commit -> InstallScript.of(rules, context.subject().repository(), version, commit));
  }

  @Override
  public boolean isReturn() {
    return false;
  }

  @Override
  public InstallerInStep proof(Published in, Optional<InstallScript> put) {
    boolean ours = put.filter(script -> script.version().equals(context.version())).isPresent();
    return new InstallerInStep(ours ? in : new Published(in.signed(), false));
  }
}
