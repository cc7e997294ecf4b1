package com.thaloco.releaseconsole.profile;

import java.util.List;

/**
 * The unit files that an update does not rewrite (docs/rules.md, Pre-flight checklist).
 *
 * @param renderers the functions that make them
 * @param command what users must run after updating: {@code sudo banger system install}
 */
public record UnitRules(List<GoFunction> renderers, String command) {
  public UnitRules {
    renderers = List.copyOf(renderers);
  }
}
