package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a published version was built from: the tag says which commit; the objects, or else the
 * manifest, say when.
 *
 * @param doubt where tag and objects name different commits
 */
record Origin(String commit, Instant builtAt, Optional<String> doubt) {
  static Origin of(
      Project project, LiveState world, ReleaseVersion version, ObjectInfo tarball, Work work) {
    Optional<String> stored =
        Optional.ofNullable(tarball.metadata().get("commit")).filter(id -> !id.isBlank());
    Optional<String> tagged = world.tag(version, work).map(RemoteRef::commit);
    String commit =
        tagged
            .or(() -> stored)
            .orElseThrow(() ->
                unknown(
                    version,
                    "it has no tag on the remote, and its objects do not name their commit",
                    Remedy.text("Tag it first")
                        .by(OwnCommand.RECOVER.with("tag", "--version", version.text()))));
    if (project.repository().commit(commit).isEmpty()) {
      throw unknown(
          version,
          "its commit %s is not in this repository".formatted(commit),
          Remedy.text("Fetch the remote with its tags").by(Action.shell("git", "fetch", "--tags")));
    }
    Instant builtAt =
        Optional.ofNullable(tarball.metadata().get("built-at"))
            .flatMap(Origin::time)
            .or(() ->
                world.manifest().flatMap(m -> m.entry(version)).flatMap(ManifestEntry::releasedAt))
            .orElseThrow(() ->
                unknown(
                    version,
                    "neither its objects nor the manifest contain the build time",
                    Remedy.text(
                        "Read the build time from the binaries; it can't be reproduced without"
                            + " it.")));
    Optional<String> doubt =
        stored
            .filter(id -> !id.equals(commit))
            .map(id ->
                "The objects record that they were built from %s, but the tag is on %s."
                    .formatted(id, commit));
    return new Origin(commit, builtAt, doubt);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static ProblemException unknown(ReleaseVersion version, String why, Remedy next) {
    return Problem.refused(
            "reproduce.unknown-origin",
            "%s can't be built again: %s.".formatted(version, why),
            "Nothing was built.",
            next)
        .toException();
  }
}
