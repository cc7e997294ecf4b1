package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Reverted;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Settled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the whole once more: a cut that was under way on another machine may have written
 * between our steps.
 */
final class ObserveAgain implements Step<Reverted, Settled> {
  private final RecoveryContext scene;
  private final EntryRemoval removal;

  ObserveAgain(RecoveryContext scene, EntryRemoval removal) {
    this.scene = scene;
    this.removal = removal;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.LOOK_AGAIN;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        "Check that nothing was written again",
        "A cut running on another machine may have written in the meantime.");
  }

  @Override
  public StepState<Settled> observe(Reverted in, History past, Work work) {
    List<String> back = back(scene.now(), work);
    return back.isEmpty()
        ? new StepState.Holds<>(
            new Settled(), "Nothing of %s was written again".formatted(scene.version()), Map.of())
        : new StepState.Differs<>(
            Problem.refused(
                    "recover.came-back",
                    "Another program wrote while %s was withdrawn: %s."
                        .formatted(scene.version(), back.getFirst()),
                    "The withdrawal is not finished.",
                    "Find out who else is releasing, then run the same command again.")
                .with(back));
  }

  private List<String> back(LiveState now, Work work) {
    var back = new ArrayList<String>();
    boolean named =
        now.manifest()
            .filter(m ->
                m.entry(removal.version()).isPresent()
                    || m.latestText().equals(removal.version().text()))
            .isPresent();
    if (named) {
      back.add("the manifest names it again");
    }
    if (now.tag(scene.version(), work).isPresent()) {
      back.add("the remote has its tag again");
    }
    scene.profile().installer().flatMap(rules -> script(rules, now, work)).ifPresent(back::add);
    return back;
  }

  private Optional<String> script(InstallerRules rules, LiveState now, Work work) {
    Optional<InstallScript> wanted = InstallerOfLatest.wanted(scene.project(), rules, now, work);
    Optional<ConfirmedObject> there = PutInstaller.present(rules, now);
    return wanted
        .filter(script ->
            there.filter(object -> Arrays.equals(object.bytes(), script.bytes())).isEmpty())
        .map(script -> "the install script is not that of " + script.version());
  }

  @Override
  public void perform(Reverted in, Effect next, Work work) {
    throw new IllegalStateException("observing has no effect");
  }
}
