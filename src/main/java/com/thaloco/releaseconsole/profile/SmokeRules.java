package com.thaloco.releaseconsole.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scenario suite that must be green (runbook, Pre-flight checklist).
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
}
