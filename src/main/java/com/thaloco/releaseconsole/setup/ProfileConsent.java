package com.thaloco.releaseconsole.setup;

/** Who decides whether an opened repository's profile is approved: a face, or a rule. */
@FunctionalInterface
public interface ProfileConsent {
  /** A decision. */
  enum Answer {
    /** From now on on this machine. */
    APPROVED,
    /** For this once, because nothing is contacted or run. */
    NOT_NEEDED,
    REFUSED
  }

  /** Asked once for a profile that is not approved yet. */
  Answer about(ForeignProfile profile);
}
