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
import java.util.function.Supplier;
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
    return of(project, used(project, work).flatMap(Supplier::get));
  }

  /**
   * The same for a checklist, which is asked also where remote or bucket can't be read: the checks
   * that need them say so.
   */
  public static ReleaseVersion asFarAsKnown(Project project, Work work) {
    return of(
        project,
        used(project, work)
            .flatMap(source -> {
              try {
                return source.get();
              } catch (ProblemException e) {
                work.checkpoint();
                return Stream.empty();
              }
            }));
  }

  private static Stream<Supplier<Stream<ReleaseVersion>>> used(Project project, Work work) {
    LiveState world = project.world();
    return Stream.of(
        () ->
            world.refs(work).stream()
                .map(RemoteRef::name)
                .filter(name -> name.startsWith("refs/tags/"))
                .flatMap(
                    name -> ReleaseVersion.parse(name.substring("refs/tags/".length())).stream()),
        () ->
            project.repository().tags().stream()
                .flatMap(tag -> ReleaseVersion.parse(tag.name()).stream()),
        () ->
            world.manifest().map(Manifest::entries).orElse(List.of()).stream()
                .map(ManifestEntry::version),
        () -> world.burned(work).stream());
  }

  private static ReleaseVersion of(Project project, Stream<ReleaseVersion> used) {
    Optional<ReleaseVersion> written = written(project);
    return used.filter(ReleaseVersion::isStable)
        .max(Comparator.naturalOrder())
        .map(last ->
            written
                .filter(v -> v.equals(last.nextMinor()) || v.equals(last.nextMajor()))
                .orElse(last.nextPatch()))
        .orElse(written.orElse(FIRST));
  }

  /**
   * The newest section of the changelog; a file that can't be read is reported by its own checks.
   */
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
