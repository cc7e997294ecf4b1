package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is wrong, or that could be led out of.
 *
 * @param id a stable name of its kind, such as {@code release.untagged}
 * @param version the release that it is about, where it is about one
 * @param sentence what is wrong
 * @param evidence places and values, one a line
 * @param noticed who notices, and what
 * @param remedy what to do, also where the console can't do it
 * @param ways the recoveries that resolve it, the best first
 */
public record ReleaseProblem(
    String id,
    Severity severity,
    Optional<ReleaseVersion> version,
    String sentence,
    List<String> evidence,
    String noticed,
    Remedy remedy,
    List<OfferedRecovery> ways) {
  /** How urgent. */
  public enum Severity {
    /** Clients meet it now. */
    CLIENTS,
    /** No client meets it, but the next release waits for it. */
    HAND,
    /**
     * Nothing is wrong that the console can see: a recovery that the maintainer can still choose.
     */
    OFFERED;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ReleaseProblem {
    evidence = List.copyOf(evidence);
    ways = List.copyOf(ways);
  }

  /** The same where the remedy is words alone, without a command. */
  public ReleaseProblem(
      String id,
      Severity severity,
      Optional<ReleaseVersion> version,
      String sentence,
      List<String> evidence,
      String noticed,
      String remedy,
      List<OfferedRecovery> ways) {
    this(id, severity, version, sentence, evidence, noticed, Remedy.text(remedy), ways);
  }

  /** Whether Home and the rail show it. */
  public boolean needsHand() {
    return severity != Severity.OFFERED;
  }
}
