package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * An audit's report, and what lay there when it was made.
 *
 * @param manifest what tells it from any other; empty where there was none
 * @param tags commits by version, from the remote; empty where that could not be asked
 * @param marks what tells each object from any other under its key, by key ({@link Listing#mark})
 */
public record Audited(
    AuditReport report,
    Optional<String> manifest,
    Optional<Map<ReleaseVersion, String>> tags,
    Map<String, String> marks) {
  public Audited {
    tags = tags.map(Map::copyOf);
    marks = Map.copyOf(marks);
  }
}
