package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence of one cut: what was checked, answered, built, signed, uploaded and verified.
 *
 * @param key SHA-256 of the release public key
 * @param answers by question
 * @param steps when each was last seen to hold
 */
public record Receipt(
    int format,
    String project,
    String version,
    String commit,
    Instant builtAt,
    Optional<String> lastRelease,
    String console,
    String profileSha256,
    String key,
    List<Finding> findings,
    Map<String, String> answers,
    List<ObjectRecord> objects,
    String manifestEntry,
    boolean latest,
    String tag,
    List<Finding> verified,
    List<ClientAcceptance> clients,
    List<StepRecord> steps) {
  public static final int FORMAT = 1;

  /** An object as it lies in the bucket. */
  public record ObjectRecord(String key, long size, String sha256) {}

  /** A step, and when it was last seen to hold. */
  public record StepRecord(String step, Instant at) {}

  public Receipt {
    findings = List.copyOf(findings);
    answers = Map.copyOf(answers);
    objects = List.copyOf(objects);
    verified = List.copyOf(verified);
    clients = List.copyOf(clients);
    steps = List.copyOf(steps);
  }
}
