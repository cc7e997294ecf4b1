package com.thaloco.releaseconsole.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a plan, in their order, made from the very steps that will be taken: the {@link
 * Runner} that follows it takes no other.
 */
public record PlannedSteps(@JsonValue List<PlannedStep> list) {
  public PlannedSteps {
    list = List.copyOf(list);
  }

  /** A plan of steps none of which holds yet. */
  public static PlannedSteps of(List<? extends Step<?, ?>> steps) {
    var made = new Builder();
    steps.forEach(step -> made.add(step, false));
    return made.build();
  }

  /** Whether a step of that name is among them. */
  public boolean names(StepName name) {
    return list.stream().anyMatch(step -> step.name().equals(name));
  }

  /** For people, in order. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (PlannedStep step : list) {
      lines.add(
          "%d. %s (%s, %s)%s"
              .formatted(
                  step.number(),
                  step.title(),
                  step.noticed().word(),
                  step.undo().word(),
                  step.done() ? " (done)" : ""));
      lines.add("   " + step.effect());
    }
    return lines;
  }

  /** Collects them. */
  public static final class Builder {
    private final List<PlannedStep> list = new ArrayList<>();

    /**
     * One more step.
     *
     * @param done whether it holds already
     */
    public Builder add(Step<?, ?> step, boolean done) {
      return add(step.id(), step.description(), done);
    }

    /** One more step, where the project has its part. */
    public Builder add(OptionalStep<?, ?> step, boolean done) {
      step.list().forEach(each -> add(each, done));
      return this;
    }

    /** One that represents a list of steps with a plan of its own, such as a whole cut. */
    public Builder add(StepName name, Description description, boolean done) {
      list.add(new PlannedStep(list.size() + 1, name, description, done));
      return this;
    }

    /** All of them. */
    public PlannedSteps build() {
      return new PlannedSteps(list);
    }
  }
}
