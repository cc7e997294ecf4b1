package com.thaloco.releaseconsole.profile;

import java.util.List;
import java.util.Optional;

/**
 * The unit files that an update does not rewrite (docs/rules.md, Pre-flight checklist).
 *
 * @param renderers the functions that make them
 * @param paths unit files of the repository, as paths or patterns ({@link PathPattern})
 * @param command what users must run after updating: {@code sudo banger system install}
 * @param callout how an entry tells them, with {@code {command}} in it
 */
public record UnitRules(
    List<GoFunction> renderers, List<String> paths, String command, Optional<String> callout) {
  static final String PLACEHOLDER = "{command}";
  private static final String USUAL =
      "The unit files have changed. After updating, run `{command}` once to pick up the new units.";

  public UnitRules {
    renderers = List.copyOf(renderers);
    paths = List.copyOf(paths);
  }

  /** The sentence that tells users to run the command, as Markdown. */
  public String sentence() {
    return callout.orElse(USUAL).replace(PLACEHOLDER, command);
  }
}
