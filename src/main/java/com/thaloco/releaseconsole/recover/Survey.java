package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * Everything that a diagnosis looks at, asked for once.
 *
 * @param state of the manifest; empty where it could not be asked for
 * @param objects below each version's folder, in key order
 * @param stored what each version's tarball says of itself
 * @param recuts the versions that are being cut again
 * @param failed what could not be examined
 */
record Survey(
    Project project,
    LiveState world,
    Optional<ManifestState> state,
    Set<ReleaseVersion> burned,
    Map<ReleaseVersion, List<ObjectInfo>> objects,
    Map<ReleaseVersion, String> stored,
    Set<ReleaseVersion> recuts,
    Map<ReleaseVersion, RemoteRef> remoteTags,
    Map<ReleaseVersion, Tag> tagsHere,
    Optional<History> unfinished,
    Optional<History> recovery,
    boolean remoteSeen,
    List<Problem> failed) {
  static Survey of(Project project, Work work) {
    return new Surveyor(project, work).survey();
  }

  /** The manifest, where it can be read. */
  Optional<Manifest> manifest() {
    return read().map(ManifestState.Read::manifest);
  }

  /** The manifest's bytes, where it can be read. */
  Optional<ConfirmedObject> manifestObject() {
    return read().map(ManifestState.Read::object);
  }

  private Optional<ManifestState.Read> read() {
    return state.filter(ManifestState.Read.class::isInstance).map(ManifestState.Read.class::cast);
  }

  /** The versions that the manifest names, in its order. */
  List<ReleaseVersion> entries() {
    return manifest().map(Manifest::entries).orElse(List.of()).stream()
        .map(ManifestEntry::version)
        .toList();
  }

  boolean names(ReleaseVersion version) {
    return entries().contains(version);
  }

  /** The version that is latest, if it has an entry. */
  Optional<ReleaseVersion> latest() {
    return manifest().flatMap(Manifest::latest).filter(this::names);
  }

  /** What a version was built from, as far as anybody knows. */
  Optional<String> commit(ReleaseVersion version) {
    return Optional.ofNullable(remoteTags.get(version))
        .map(RemoteRef::commit)
        .or(() -> Optional.ofNullable(tagsHere.get(version)).map(Tag::commit))
        .or(() -> Optional.ofNullable(stored.get(version)));
  }

  /** The version of the cut that is unfinished here. */
  Optional<ReleaseVersion> unfinishedVersion() {
    return unfinished.map(past -> new ReleaseVersion(past.opened().version()));
  }

  /** Asks. */
  private static final class Surveyor {
    private static final String JSON = ".json";

    private final Project project;
    private final Work work;
    private final LiveState world;
    private final List<Problem> failed = new ArrayList<>();

    Surveyor(Project project, Work work) {
      this.project = project;
      this.work = work;
      this.world = project.world();
    }

    private interface Ask<T> {
      T of();
    }

    private <T> T or(T otherwise, Ask<? extends T> ask) {
      work.checkpoint();
      try {
        return ask.of();
      } catch (ProblemException e) {
        failed.add(e.problem());
        return otherwise;
      }
    }

    Survey survey() {
      Map<String, List<ObjectInfo>> folders = new TreeMap<>();
      boolean bucket =
          or(
              false,
              () -> {
                world.bucket().list("", each -> file(each, folders), work);
                return true;
              });
      Optional<ManifestState> state =
          bucket
              ? or(Optional.<ManifestState>empty(), () -> Optional.of(world.manifestState()))
              : Optional.empty();
      Optional<List<RemoteRef>> refs =
          or(Optional.<List<RemoteRef>>empty(), () -> Optional.of(world.refs(work)));
      Map<ReleaseVersion, List<ObjectInfo>> objects = versions(folders);
      Map<ReleaseVersion, Tag> here = new TreeMap<>();
      for (Tag tag : project.repository().tags()) {
        ReleaseVersion.parse(tag.name()).ifPresent(version -> here.put(version, tag));
      }
      return new Survey(
          project,
          world,
          state,
          named(folders.getOrDefault("burned", List.of()), OwnKeys.Record.BURNED.folder()),
          objects,
          bucket ? or(Map.of(), () -> stored(objects)) : Map.of(),
          named(folders.getOrDefault("recut", List.of()), OwnKeys.Record.RECUT.folder()),
          tags(refs.orElse(List.of())),
          here,
          or(Optional.<History>empty(), () -> Unfinished.of(project.state())),
          or(Optional.<History>empty(), () -> RecoveryJournal.unfinished(project.state())),
          refs.isPresent(),
          List.copyOf(failed));
    }

    private static void file(ObjectInfo object, Map<String, List<ObjectInfo>> folders) {
      String key = object.key();
      String folder =
          key.startsWith(OwnKeys.Record.BURNED.folder())
              ? "burned"
              : key.startsWith(OwnKeys.Record.RECUT.folder())
                  ? "recut"
                  : key.indexOf('/') < 0 ? "" : key.substring(0, key.indexOf('/'));
      folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(object);
    }

    private static Map<ReleaseVersion, List<ObjectInfo>> versions(
        Map<String, List<ObjectInfo>> folders) {
      var versions = new TreeMap<ReleaseVersion, List<ObjectInfo>>();
      folders.forEach((folder, objects) ->
          ReleaseVersion.parse(folder).ifPresent(version -> versions.put(version, objects)));
      return versions;
    }

    private static Set<ReleaseVersion> named(List<ObjectInfo> objects, String below) {
      var versions = new TreeSet<ReleaseVersion>();
      for (ObjectInfo object : objects) {
        String name = object.key().substring(below.length());
        if (name.endsWith(JSON)) {
          ReleaseVersion.parse(name.substring(0, name.length() - JSON.length()))
              .ifPresent(versions::add);
        }
      }
      return versions;
    }

    private static Map<ReleaseVersion, RemoteRef> tags(List<RemoteRef> refs) {
      var tags = new TreeMap<ReleaseVersion, RemoteRef>();
      for (RemoteRef ref : refs) {
        if (ref.name().startsWith("refs/tags/")) {
          ReleaseVersion.parse(ref.name().substring("refs/tags/".length()))
              .ifPresent(version -> tags.put(version, ref));
        }
      }
      return tags;
    }

    private Map<ReleaseVersion, String> stored(Map<ReleaseVersion, List<ObjectInfo>> objects) {
      record One(ReleaseVersion version, Optional<String> commit) {}
      var commits = new HashMap<ReleaseVersion, String>();
      List<Callable<One>> parts =
          objects.keySet().stream()
              .<Callable<One>>map(
                  version -> () -> new One(version, BuiltFrom.stored(project, world, version)))
              .toList();
      work.<One>all(parts)
          .forEach(one -> one.commit().ifPresent(id -> commits.put(one.version(), id)));
      return commits;
    }
  }
}
