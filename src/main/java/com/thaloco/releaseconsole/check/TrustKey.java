package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.Canary;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.util.Optional;

/**
 * {@code trust.key}: the unlocked key signs a nonce that every pin accepts. Without a password no
 * one looked; a cut that is signed already does not need the key any more.
 */
final class TrustKey implements Check {
  @Override
  public String id() {
    return "trust.key";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    Optional<UnlockedKey> key = subject.keyring().key();
    if (key.isEmpty()) {
      return subject.resumed().filter(past -> past.done("verify-local").isPresent()).isPresent()
          ? Finding.notNeeded(id(), "This cut is already signed.")
          : locked(subject.keyring().whyNot().orElseThrow());
    }
    return switch (Canary.sing(
        key.get(),
        Pins.agreement(subject.profile(), subject.repository(), subject.commit()).pins())) {
      case Canary.Sang sang ->
          Finding.passed(
              id(), "Every pin accepts what the key signs.", "sha256 " + sang.key().sha256());
      case Canary.Died died -> throw died.problem().toException();
    };
  }

  /** A password that is missing is not run; one that is wrong is a problem of its own. */
  private Finding locked(Problem why) {
    if (why.id().equals(MISSING)) {
      return Finding.notRun(id(), why.happened(), why.next());
    }
    throw new ProblemException(why);
  }

  /** The problem of a key for which no password was given. */
  static final String MISSING = "key.no-password";
}
