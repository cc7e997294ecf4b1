package com.thaloco.releaseconsole.flow;

/** The name of a step of a run, as in the contract: {@code put-manifest}, {@code smoke}. */
public record StepId(String name) {
  @Override
  public String toString() {
    return name;
  }
}
