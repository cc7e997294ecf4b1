package com.thaloco.releaseconsole.check.catalogue;

import com.thaloco.releaseconsole.flow.Finding.Status;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Something a maintainer gets wrong in a project that was ready to be released.
 *
 * @param name what went wrong, for people
 * @param id the check that must answer
 * @param status how it must answer
 * @param edit makes the mistake
 * @param remedy does what the finding says; afterwards the check must pass
 */
public record Mistake(
    String name,
    String id,
    Status status,
    Consumer<SampleProject> edit,
    Optional<Consumer<SampleProject>> remedy) {

  /** A mistake that blocks the cut. */
  public static Mistake blocks(String id, String name, Consumer<SampleProject> edit) {
    return new Mistake(name, id, Status.BLOCKED, edit, Optional.empty());
  }

  /** A mistake that is only told. */
  public static Mistake warns(String id, String name, Consumer<SampleProject> edit) {
    return new Mistake(name, id, Status.WARNED, edit, Optional.empty());
  }

  /** Something only the maintainer can judge. */
  public static Mistake asks(String id, String name, Consumer<SampleProject> edit) {
    return new Mistake(name, id, Status.ASKS, edit, Optional.empty());
  }

  /** The same mistake with what fixes it. */
  public Mistake mendedBy(Consumer<SampleProject> remedy) {
    return new Mistake(name, id, status, edit, Optional.of(remedy));
  }
}
