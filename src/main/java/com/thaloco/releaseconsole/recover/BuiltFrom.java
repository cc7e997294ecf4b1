package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What a release was built from, by its tag or by what its objects say. */
final class BuiltFrom {
  private BuiltFrom() {}

  /** The commit: of the tag on the remote, else of the tag here, else that the objects name. */
  static Optional<String> commit(
      Project project, LiveState world, ReleaseVersion version, Work work) {
    return remoteTag(world, version, work)
        .map(RemoteRef::commit)
        .or(() -> project.repository().tag(version.text()).map(Tag::commit))
        .or(() -> stored(project, world, version));
  }

  /** The commit that the tarball names. */
  static Optional<String> stored(Project project, LiveState world, ReleaseVersion version) {
    return stored(tarball(project, world, version));
  }

  /** The commit that a tarball names. */
  static Optional<String> stored(Optional<ObjectInfo> tarball) {
    return tarball.flatMap(info -> metadata(info, StoredHeaders.COMMIT));
  }

  /** The build time that the tarball names. */
  static Optional<Instant> builtAt(Project project, LiveState world, ReleaseVersion version) {
    return tarball(project, world, version)
        .flatMap(info -> metadata(info, StoredHeaders.BUILT_AT))
        .flatMap(BuiltFrom::time);
  }

  private static Optional<ObjectInfo> tarball(
      Project project, LiveState world, ReleaseVersion version) {
    return world.bucket().head(project.profile().tarballKey(version.text()));
  }

  private static Optional<String> metadata(ObjectInfo info, String name) {
    return Optional.ofNullable(info.metadata().get(name)).filter(text -> !text.isBlank());
  }

  /** A remote that is away must not keep clients from being recovered. */
  private static Optional<RemoteRef> remoteTag(LiveState world, ReleaseVersion version, Work work) {
    try {
      return world.tag(version, work);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
