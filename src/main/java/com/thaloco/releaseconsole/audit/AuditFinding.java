package com.thaloco.releaseconsole.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * One answer of the audit.
 *
 * @param rule what was examined
 * @param object the key of the object that it is about
 * @param version the release that it is about
 * @param sentence for people
 * @param evidence values and places, one a line
 * @param remedy what to do; empty where nothing is to be done
 */
public record AuditFinding(
    @JsonProperty("id") AuditRule rule,
    Severity severity,
    Optional<String> object,
    Optional<ReleaseVersion> version,
    String sentence,
    List<String> evidence,
    Remedy remedy) {
  public AuditFinding {
    evidence = List.copyOf(evidence);
  }

  /** The name that scripts and documents use, such as {@code audit.tarball-hash}. */
  public String id() {
    return rule.id();
  }

  AuditFinding on(List<String> command) {
    return new AuditFinding(
        rule, severity, object, version, sentence, evidence, remedy.on(command));
  }

  /** For a narrow column: {@code Hash matches}. */
  public String word() {
    return severity == Severity.SOUND ? rule.soundWord() : rule.badWord();
  }
}
