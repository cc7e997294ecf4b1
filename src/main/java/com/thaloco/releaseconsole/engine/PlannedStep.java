package com.thaloco.releaseconsole.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thaloco.releaseconsole.flow.Remedy;

/**
 * One step of a plan, made from the step that will be taken.
 *
 * @param number from 1
 * @param name its name in events and journals
 * @param description what it says of itself
 * @param done whether it holds already
 */
public record PlannedStep(
    int number,
    @JsonProperty("step") StepName name,
    @JsonUnwrapped Description description,
    boolean done) {
  /** Its name in events. */
  public String step() {
    return name.stepId().name();
  }

  /** What is done, in a few words. */
  public String title() {
    return description.title();
  }

  /** What that means, in one or two sentences. */
  public String effect() {
    return description.effect();
  }

  /** Who notices. */
  public NoticedBy noticed() {
    return description.noticed();
  }

  /** Whether it can be undone. */
  public Undo undo() {
    return description.undo();
  }

  /** Who notices, and how. */
  public String notices() {
    return description.notices();
  }

  /** How it is undone, or that it can't be. */
  public Remedy undoing() {
    return description.undoing();
  }
}
