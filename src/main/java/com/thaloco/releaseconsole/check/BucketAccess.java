package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import java.util.List;

/** {@code bucket.access}: the bucket can be reached, and does what publishing relies on. */
final class BucketAccess implements Check {
  @Override
  public String id() {
    return "bucket.access";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String name = subject.world().bucket().name();
    return switch (subject.world().capability(work)) {
      case Capability.Able(List<String> leftovers) ->
          new Finding(
              id(),
              Finding.Status.PASSED,
              "%s allows writing and deleting, and honours conditions.".formatted(name),
              leftovers.stream().map("left over from an earlier probe: "::concat).toList(),
              "");
      case Capability.ReadOnly readOnly ->
          Finding.blocked(
              id(),
              "The credentials can read but not write: " + readOnly.problem().happened(),
              readOnly.problem().evidence(),
              readOnly.problem().next());
      case Capability.Lacks lacks when lacks.which() == Capability.Ability.PARTS ->
          Finding.warned(
              id(),
              "%s ignores the condition at the end of an upload in parts.".formatted(name),
              List.of(lacks.evidence()),
              "Let one maintainer publish at a time, or use a bucket that keeps it, as R2 does.");
      case Capability.Lacks lacks ->
          Finding.blocked(
              id(),
              "%s lacks what publishing relies on: %s.".formatted(name, lacks.which()),
              List.of(lacks.evidence()),
              "Use a bucket whose server honours If-Match and If-None-Match, as R2 does.");
    };
  }
}
