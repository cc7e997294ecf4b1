package com.thaloco.releaseconsole.profile;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scenario suite that must be green (docs/rules.md, Pre-flight checklist).
 *
 * @param scenario a pattern for an output line that ends one scenario, for the count
 * @param environment variables passed on from the console's own environment
 */
public record SmokeRules(
    List<String> command, Duration timeout, Optional<Pattern> scenario, List<String> environment) {
  public SmokeRules {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /** Patterns have no equality of their own: they are compared by their text. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SmokeRules s
        && s.command.equals(command)
        && s.timeout.equals(timeout)
        && s.scenario.map(Pattern::pattern).equals(scenario.map(Pattern::pattern))
        && s.environment.equals(environment);
  }

  @Override
  public int hashCode() {
    return Objects.hash(command, timeout, scenario.map(Pattern::pattern), environment);
  }
}
