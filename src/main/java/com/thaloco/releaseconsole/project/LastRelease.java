package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The release that the commit is compared with: the highest stable manifest entry that is not
 * burned and whose tag is on the remote and an ancestor of the commit (docs/rules.md, Last
 * release).
 */
public record LastRelease(ReleaseVersion version, String commit) {
  static Optional<LastRelease> find(Candidate subject, LiveState world, Work work) {
    Optional<Manifest> manifest = world.manifest();
    if (manifest.isEmpty()) {
      return Optional.empty();
    }
    Set<ReleaseVersion> burned = world.burned(work);
    for (ManifestEntry entry : newestFirst(manifest.get())) {
      ReleaseVersion version = entry.version();
      if (!version.isStable() || burned.contains(version) || version.equals(subject.version())) {
        continue;
      }
      String commit =
          world.tag(version, work).orElseThrow(() -> untagged(version).toException()).commit();
      if (subject.repository().commit(commit).isEmpty()) {
        throw unknown(version, commit).toException();
      }
      if (subject.repository().isAncestor(commit, subject.commit())) {
        return Optional.of(new LastRelease(version, commit));
      }
    }
    return Optional.empty();
  }

  private static List<ManifestEntry> newestFirst(Manifest manifest) {
    return manifest.entries().stream()
        .sorted(Comparator.comparing(ManifestEntry::version).reversed())
        .toList();
  }

  private static Problem untagged(ReleaseVersion version) {
    return Problem.refused(
        "release.untagged",
        "The manifest names %s, which has no tag on the remote.".formatted(version),
        "Nothing can be compared with it.",
        Remedy.text("Tag it first")
            .by(OwnCommand.RECOVER.with("tag", "--version", version.text())));
  }

  private static Problem unknown(ReleaseVersion version, String commit) {
    return Problem.refused(
        "release.unknown-commit",
        "The tag %s is on %s, which this repository does not have.".formatted(version, commit),
        "Nothing can be compared with it.",
        Remedy.text("Fetch the remote with its tags").by(Action.shell("git", "fetch", "--tags")));
  }
}
