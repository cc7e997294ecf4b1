package com.thaloco.releaseconsole.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a journal remembers. A fact only says where to look: proofs are made again from the real
 * bytes at each resume. New kinds may be added; the meaning of a kind never changes within a
 * format.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fact.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = Fact.Cleared.class, name = "cleared"),
  @JsonSubTypes.Type(value = Fact.Asked.class, name = "asked"),
  @JsonSubTypes.Type(value = Fact.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = Fact.Intended.class, name = "intended"),
  @JsonSubTypes.Type(value = Fact.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Fact.Abandoned.class, name = "abandoned"),
  @JsonSubTypes.Type(value = Fact.Recovering.class, name = "recovering"),
  @JsonSubTypes.Type(value = Fact.Changing.class, name = "changing")
})
public sealed interface Fact {
  /**
   * A cut began. It continues this commit, whatever HEAD is later.
   *
   * @param builtAt the build time, fixed once for the cut
   * @param lastRelease what the checks compared with
   */
  record Opened(
      String version,
      String commit,
      String profileSha256,
      Instant builtAt,
      Optional<String> lastRelease,
      String console)
      implements Fact {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    public Opened {
      if (ReleaseVersion.parse(version).isEmpty() || !COMMIT.matcher(commit).matches()) {
        throw new IllegalArgumentException("no version or no commit");
      }
    }
  }

  /** The checklist was clear. */
  record Cleared(List<Finding> findings) implements Fact {
    public Cleared {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A question was asked; the answer that follows is about the same.
   *
   * @param boundTo the commit, version or object that it is about
   */
  record Asked(String id, String boundTo) implements Fact {}

  /** The maintainer answered a question. */
  record Answered(String id, String boundTo, String text) implements Fact {}

  /**
   * An effect is about to be tried.
   *
   * @param sha256After the hash that the target will have when it has landed; empty where it has
   *     none
   */
  record Intended(String step, String target, String key, String sha256After, String condition)
      implements Fact {}

  /** A step was seen to hold; what it left, by name. */
  record Done(String step, Map<String, String> left) implements Fact {
    public Done {
      left = Map.copyOf(left);
    }
  }

  /** The cut was ended while nothing of it was public. */
  record Abandoned(String reason) implements Fact {}

  /** A recovery began, or went on. */
  record Recovering(String kind, String version) implements Fact {}

  /**
   * A careful change of the bucket began, or went on.
   *
   * @param change which one: {@code rollback --to v0.1.5}
   */
  record Changing(String change) implements Fact {}
}
