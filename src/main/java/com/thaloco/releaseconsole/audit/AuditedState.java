package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lies there, read once: the manifest, the listing, the burned versions and the tags.
 *
 * @param manifestObject the manifest; empty where there is none, or none that can be taken
 * @param tooLarge says of a manifest that is there that it is too large to be taken
 * @param reading of the manifest; empty where there is none
 * @param objects by key
 * @param tags commits by version, from the remote; from here where that can't be reached
 * @param remoteProblem why the remote could not be asked
 */
record AuditedState(
    Project project,
    LiveState world,
    Optional<ConfirmedObject> manifestObject,
    Optional<Problem> tooLarge,
    Optional<ManifestReading> reading,
    Map<String, ObjectInfo> objects,
    Set<ReleaseVersion> burned,
    Map<ReleaseVersion, String> tags,
    Optional<Problem> remoteProblem,
    PinnedKeys pins,
    Optional<OpenCut> unfinished) {
  private static final String TAGS = "refs/tags/";

  static AuditedState read(Project project, Work work) {
    LiveState world = project.world().fresh();
    Profile profile = project.profile();
    Optional<ConfirmedObject> object = Optional.empty();
    Optional<Problem> tooLarge = Optional.empty();
    try {
      object = world.storedManifest();
    } catch (ProblemException e) {
      if (!e.problem().id().equals(LiveState.TOO_LARGE)) {
        throw e;
      }
      tooLarge = Optional.of(e.problem());
    }
    var objects = new TreeMap<String, ObjectInfo>();
    new Listing(world.bucket())
        .read("", page -> page.objects().forEach(info -> objects.put(info.key(), info)), work);
    var tags = new HashMap<ReleaseVersion, String>();
    Optional<Problem> unreached = Optional.empty();
    try {
      for (RemoteRef ref : world.refs(work)) {
        if (ref.name().startsWith(TAGS)) {
          put(tags, ref.name().substring(TAGS.length()), ref.commit());
        }
      }
    } catch (ProblemException e) {
      unreached = Optional.of(e.problem());
      project.repository().tags().forEach(tag -> put(tags, tag.name(), tag.commit()));
    }
    return new AuditedState(
        project,
        world,
        object,
        tooLarge,
        object.map(o -> ManifestReading.of(o.bytes(), profile.manifest())),
        objects,
        world.burned(work),
        tags,
        unreached,
        new PinnedKeys(project, tags),
        OpenCut.of(project.state()));
  }

  private static void put(Map<ReleaseVersion, String> tags, String name, String commit) {
    ReleaseVersion.parse(name).ifPresent(version -> tags.put(version, commit));
  }

  /** The version of the cut or recovery that is unfinished on this machine. */
  Optional<ReleaseVersion> openCut() {
    return unfinished.map(OpenCut::version);
  }

  Profile profile() {
    return project.profile();
  }

  Bucket bucket() {
    return world.bucket();
  }

  /** What can be read as an entry, in the file's order. */
  List<ManifestEntry> entries() {
    return reading.map(ManifestReading::entries).orElse(List.of());
  }

  /** Whether the manifest tells all entries there are, so that what it does not name has none. */
  boolean knowsEntries() {
    return reading
        .map(read ->
            read.tree().isPresent()
                && (read.sound().isPresent() || !entries().isEmpty())
                && read.faults().stream().noneMatch(f -> f.kind() == ManifestReading.Kind.ENTRY))
        .orElseGet(this::hasNoRelease);
  }

  /**
   * Whether no manifest was ever here; where the remote can't tell, only an empty bucket says so.
   */
  boolean hasNoRelease() {
    try {
      return world.manifestState() instanceof ManifestState.None;
    } catch (ProblemException e) {
      return tags.isEmpty() && objects.isEmpty();
    }
  }

  /** What tells the manifest as it is from any other; empty where there is none. */
  Optional<String> manifestMark() {
    return manifestObject.map(ConfirmedObject::sha256).or(this::manifestEtag);
  }

  /** The ETag on whose condition the manifest is replaced; empty where there is none. */
  Optional<String> manifestEtag() {
    return manifestObject
        .map(ConfirmedObject::info)
        .or(() -> tooLarge.flatMap(_ -> bucket().head(profile().manifest().key())))
        .map(ObjectInfo::etag);
  }

  /** What the manifest names as latest, where it is a version. */
  Optional<ReleaseVersion> latest() {
    return reading.flatMap(ManifestReading::latest).flatMap(ReleaseVersion::parse);
  }

  /** The keys that an entry names. */
  List<String> keysOf(ReleaseVersion version) {
    return keysOf(profile(), version);
  }

  static List<String> keysOf(Profile profile, ReleaseVersion version) {
    String text = version.text();
    return List.of(profile.tarballKey(text), profile.hashesKey(text), profile.signatureKey(text));
  }

  /** All kept manifests, the oldest first: by their names, which tell only the second. */
  List<ObjectInfo> kept() {
    return objects.values().stream()
        .filter(info -> KeptManifests.parse(info.key()).isPresent())
        .sorted(
            Comparator.<ObjectInfo, Instant>comparing(
                    info -> KeptManifests.parse(info.key()).orElseThrow().written())
                .thenComparing(ObjectInfo::modified))
        .toList();
  }

  /** The tag of a version in this repository. */
  Optional<Tag> tagHere(ReleaseVersion version) {
    return project.repository().tag(version.text());
  }
}
