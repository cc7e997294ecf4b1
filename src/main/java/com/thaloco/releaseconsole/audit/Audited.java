package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * An audit's report, and what lay there when it was made.
 *
 * @param manifest its ETag; empty where there was none
 * @param tags commits by version, from the remote; empty where that could not be asked
 * @param etags the ETag of each object as it was listed
 */
public record Audited(
    AuditReport report,
    Optional<String> manifest,
    Optional<Map<ReleaseVersion, String>> tags,
    Map<String, String> etags) {
  public Audited {
    tags = tags.map(Map::copyOf);
    etags = Map.copyOf(etags);
  }
}
