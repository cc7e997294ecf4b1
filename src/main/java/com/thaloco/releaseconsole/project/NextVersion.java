package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next number after what manifest, tags (here and on the remote), burned versions and changelog
 * say, taken together: the one that the changelog is ready for, if it comes next, else the next
 * patch.
 */
public final class NextVersion {
  private static final ReleaseVersion FIRST = new ReleaseVersion("v0.1.0");

  private NextVersion() {}

  /** The number; v0.1.0 where nothing was ever released. */
  public static ReleaseVersion of(Project project, Work work) {
    LiveState world = project.world();
    Stream<ReleaseVersion> tags =
        world.refs(work).stream()
            .map(RemoteRef::name)
            .filter(name -> name.startsWith("refs/tags/"))
            .flatMap(name -> ReleaseVersion.parse(name.substring("refs/tags/".length())).stream());
    Stream<ReleaseVersion> entries =
        world.manifest().map(Manifest::entries).orElse(List.of()).stream()
            .map(ManifestEntry::version);
    Stream<ReleaseVersion> here =
        project.repository().tags().stream()
            .flatMap(tag -> ReleaseVersion.parse(tag.name()).stream());
    Optional<ReleaseVersion> written = written(project);
    return Stream.of(tags, here, entries, world.burned(work).stream())
        .flatMap(versions -> versions)
        .filter(ReleaseVersion::isStable)
        .max(Comparator.naturalOrder())
        .map(last ->
            written
                .filter(v -> v.equals(last.nextMinor()) || v.equals(last.nextMajor()))
                .orElse(last.nextPatch()))
        .orElse(written.orElse(FIRST));
  }

  /** The newest section of the changelog; a file that can't be read is told by its own checks. */
  private static Optional<ReleaseVersion> written(Project project) {
    String path = project.profile().changelog().path();
    try {
      return project
          .repository()
          .blob(project.head(), path)
          .flatMap(bytes -> Changelog.parse(Source.decode(path, bytes)).newest())
          .flatMap(Section::version)
          .flatMap(number -> ReleaseVersion.parse("v" + number));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
