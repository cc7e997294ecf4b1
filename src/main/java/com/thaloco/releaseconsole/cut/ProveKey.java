package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.cut.CutProofs.Trusted;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.Agreement;
import com.thaloco.releaseconsole.trust.Canary;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.util.Map;
import java.util.Optional;

/**
 * The canary: before anything is built, the unlocked key signs a nonce that every pinned copy must
 * accept. A cut that is already signed continues without the key (docs/rules.md, Trust).
 */
final class ProveKey implements Step<CutContext, Trusted> {
  private final KeptFiles kept;

  ProveKey(KeptFiles kept) {
    this.kept = kept;
  }

  @Override
  public CutStep id() {
    return CutStep.CANARY;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.CANARY.title(), "Signs a nonce; every pinned copy of the key must accept it.");
  }

  @Override
  public StepState<Trusted> observe(CutContext in, History past, Work work) {
    Agreement.Agrees pins = Pins.agreement(in.profile(), in.subject().repository(), in.commit());
    Keyring keyring = in.subject().keyring();
    Optional<UnlockedKey> key = keyring.key();
    if (key.isEmpty()) {
      return kept.soundSignature(pins.key()).isPresent()
          ? new StepState.Holds<>(new Trusted(pins.key()), "Already signed: the key is not needed")
          : new StepState.Differs<>(keyring.whyNot().orElseThrow());
    }
    return switch (Canary.sing(key.get(), pins.pins())) {
      case Canary.Sang sang ->
          new StepState.Holds<>(
              new Trusted(pins.key()),
              "Every pin accepts what the key signs",
              Map.of("key", sang.key().sha256()));
      case Canary.Died died -> new StepState.Differs<>(died.problem());
    };
  }

  @Override
  public void perform(CutContext in, Effect next, Work work) {
    throw new IllegalStateException("the canary has no effect");
  }
}
