package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.Optional;

/**
 * Holds the unlocked key of a run, or the reason why there is none. It is never written anywhere,
 * and closing it wipes the key. Thread-safe.
 */
public final class Keyring implements AutoCloseable {
  private Optional<UnlockedKey> key = Optional.empty();
  private Problem reason;

  private Keyring(Problem reason) {
    this.reason = reason;
  }

  /** A keyring without a key, and why. */
  public static Keyring without(Problem reason) {
    return new Keyring(reason);
  }

  /** A keyring that owns this key. */
  public static Keyring of(UnlockedKey key) {
    var keyring = new Keyring(wiped());
    keyring.put(key);
    return keyring;
  }

  /** Takes a key over; one that was there is wiped. */
  public synchronized void put(UnlockedKey unlocked) {
    key.filter(old -> old != unlocked).ifPresent(UnlockedKey::close);
    key = Optional.of(unlocked);
  }

  /** Says why no key was put in. */
  public synchronized void tell(Problem whyNot) {
    reason = whyNot;
  }

  /** The key, as long as it is unlocked. */
  public synchronized Optional<UnlockedKey> key() {
    return key.filter(held -> !held.isClosed());
  }

  /** Why there is no key; empty while there is one. */
  public synchronized Optional<Problem> whyNot() {
    return key().isPresent() ? Optional.empty() : Optional.of(reason);
  }

  /**
   * The key.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException with the reason, where there is none
   */
  public synchronized UnlockedKey require() {
    return key().orElseThrow(reason::toException);
  }

  /** Wipes the key; from now on the reason is that it was wiped. */
  @Override
  public synchronized void close() {
    if (key.isPresent()) {
      key.get().close();
      key = Optional.empty();
      reason = wiped();
    }
  }

  @Override
  public synchronized String toString() {
    return key().map(held -> "Keyring with " + held).orElse("Keyring without a key");
  }

  private static Problem wiped() {
    return new Problem(
        "key.wiped",
        Problem.Kind.KEY_LOCKED,
        "The key was locked again when the last run ended.",
        "Nothing was signed.",
        "Unlock the key again.",
        java.util.List.of());
  }
}
