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
import java.util.Set;

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

  /** A key that is locked is not run; a password that is wrong is a problem of its own. */
  private Finding locked(Problem why) {
    if (LOCKED.contains(why.id())) {
      return Finding.notRun(id(), why.happened(), why.next());
    }
    throw new ProblemException(why);
  }

  /** No password was given, or the key was wiped at the end of a run. */
  private static final Set<String> LOCKED = Set.of("key.no-password", "key.wiped");
}
