package com.thaloco.releaseconsole.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a published release is verified (docs/rules.md, Verify).
 *
 * @param publicTimeout how long the public URL may serve old bytes before the cut is stopped
 * @param previous the binary of the previous release that is fetched and asked, and its arguments:
 *     {@code [banger, update, --check]}; empty: not asked
 * @param environment of that run
 * @param commands the maintainer's own, each an argument list, run as they are
 */
public record VerifyRules(
    Duration publicTimeout,
    List<String> previous,
    Map<String, String> environment,
    List<List<String>> commands) {
  public VerifyRules {
    previous = List.copyOf(previous);
    environment = Map.copyOf(environment);
    commands = List.copyOf(commands);
  }
}
