package com.thaloco.releaseconsole.explore;

/**
 * What happens next.
 *
 * @param who the number of a maintainer, or of a request that is still under way
 */
record Choice(int who, Act act) {
  /** What there is to choose from. */
  enum Act {
    /** The call passes, and its answer arrives. */
    PASS(false, true),
    /** A killed maintainer enters the command again. */
    RESTART(false, false),
    /** The maintainer is killed before the effect. */
    KILL_BEFORE(true, false),
    /** The maintainer is killed after the effect. */
    KILL_AFTER(true, true),
    /** The maintainer is killed, and the request is still under way. */
    KILL_MEANWHILE(true, false),
    /** The effect happens, and its answer is lost. */
    LOSE_ANSWER(true, true),
    /** The call fails, and the request is still under way. */
    DELAY(true, false),
    /** It passes, and a second copy of the request is still under way. */
    DOUBLE(true, true),

    // What follows happens to one machine, in scenarios of two maintainers at most: see bit().

    /** The call fails at once, and has no effect. */
    FAIL(true, false),
    /** What is read arrives with a byte changed, under its own ETag. */
    FLIP(true, true),
    /** What is read arrives as if it were not there. */
    HIDE(true, true),
    /** What is read arrives with another ETag. */
    RETAG(true, true),
    /** What is read arrives as it was before the last write. */
    STALE(true, true),
    /** It passes, after an hour. */
    STALL(true, true),
    /** After an hour the call fails, and has had no effect. */
    HANG(true, false),
    /** The disk has no room for it. */
    FULL(true, false),
    /** Half of it is on the disk when the machine dies. */
    TEAR(true, false),
    /** The machine dies, and what was not synced is lost. */
    POWER(true, false),
    /** The machine dies, and what its disk said to have synced is lost too. */
    FORGET(true, false),
    /** It passes, and from then on the machine's clock is a year ahead. */
    AHEAD(true, true),
    /** It passes, and from then on the machine's clock is a year behind. */
    BEHIND(true, true),

    /** A request that was under way lands. */
    LAND(false, true),
    /** Time passes until the next one wakes. */
    TIME(false, false);

    private final boolean fault;
    private final boolean acts;

    Act(boolean fault, boolean acts) {
      this.fault = fault;
      this.acts = acts;
    }

    /** Whether it is one of those of which an execution has a few at most. */
    boolean isFault() {
      return fault;
    }

    /** Whether it can happen to a call. */
    boolean isFor(Op<?> op) {
      return switch (this) {
        case FAIL, HANG -> op.kind() != Op.Kind.PAUSE && op.kind() != Op.Kind.DISK;
        case STALL -> op.kind() != Op.Kind.PAUSE;
        case FLIP, HIDE, RETAG, STALE ->
            op.kind() == Op.Kind.READ || op.kind() == Op.Kind.HEAD || op.kind() == Op.Kind.FETCH;
        case FULL, TEAR -> op.kind() == Op.Kind.DISK;
        case KILL_BEFORE, POWER, FORGET -> op.effect();
        default -> op.effect() && op.kind() != Op.Kind.DISK;
      };
    }

    /** Whether time passes with it. */
    boolean takesTime() {
      return this == TIME || this == STALL || this == HANG;
    }

    /** Whether it is about a disk. */
    boolean isOfDisks() {
      return this == FULL || this == TEAR || this == POWER || this == FORGET;
    }

    /** Whether the call has its effect now. */
    boolean acts() {
      return acts;
    }
  }

  /** A bit of its own among all that can be chosen in one state. */
  long bit() {
    return switch (act) {
      case TIME -> 1L << 62;
      case LAND -> 1L << (50 + who);
      default -> 1L << (who * 21 + act.ordinal());
    };
  }

  /** Whether both are of one maintainer, or one request. */
  boolean isOfSame(Choice other) {
    return who == other.who && (act == Act.LAND) == (other.act == Act.LAND);
  }
}
