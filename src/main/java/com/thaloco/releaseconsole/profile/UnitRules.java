package com.thaloco.releaseconsole.profile;

import java.util.List;

/**
 * The unit files that an update does not rewrite (docs/rules.md, Pre-flight checklist).
 *
 * @param renderers the functions that make them
 * @param paths unit files of the repository, as paths or patterns ({@link PathPattern})
 * @param command what users must run after updating: {@code sudo banger system install}
 */
public record UnitRules(List<GoFunction> renderers, List<String> paths, String command) {
  public UnitRules {
    renderers = List.copyOf(renderers);
    paths = List.copyOf(paths);
  }
}
