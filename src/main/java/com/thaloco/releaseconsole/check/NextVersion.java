package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The next patch number after what manifest, tags and burned versions say, taken together. */
public final class NextVersion {
  private static final ReleaseVersion FIRST = new ReleaseVersion("v0.1.0");

  private NextVersion() {}

  /** The number; v0.1.0 where nothing was ever released. */
  public static ReleaseVersion of(Project project, Work work) {
    World world = project.world();
    Stream<ReleaseVersion> tags =
        world.refs(work).stream()
            .map(RemoteRef::name)
            .filter(name -> name.startsWith("refs/tags/"))
            .flatMap(name -> ReleaseVersion.parse(name.substring("refs/tags/".length())).stream());
    Stream<ReleaseVersion> entries =
        world.manifest().map(Manifest::entries).orElse(List.of()).stream()
            .map(ManifestEntry::version);
    return Stream.of(tags, entries, world.burned(work).stream())
        .flatMap(versions -> versions)
        .filter(ReleaseVersion::isStable)
        .max(Comparator.naturalOrder())
        .map(ReleaseVersion::nextPatch)
        .orElse(FIRST);
  }
}
