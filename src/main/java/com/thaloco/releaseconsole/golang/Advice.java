package com.thaloco.releaseconsole.golang;

import java.util.List;

/** Patch or minor, and why. */
public record Advice(Bump bump, List<ContractChange> changes) {
  /** Which number goes up. */
  public enum Bump {
    PATCH,
    MINOR
  }

  public Advice {
    changes = List.copyOf(changes);
  }

  static Advice of(List<ContractChange> changes) {
    boolean minor = changes.stream().anyMatch(ContractChange::minor);
    return new Advice(minor ? Bump.MINOR : Bump.PATCH, changes);
  }
}
