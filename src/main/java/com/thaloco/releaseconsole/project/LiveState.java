package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.bucket.CapabilityProbe;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Memoized;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.forge.Forge;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.site.PublicSite;
import com.thaloco.releaseconsole.source.Remote;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What lies outside the commit: the remote, the bucket, the forge, the public side. Each is asked
 * once and remembered for the length of one run, so that all checks speak of the same moment;
 * {@link #fresh()} asks again.
 */
public final class LiveState implements AutoCloseable {
  /** The problem of an object that is larger than what was to be read. */
  public static final String TOO_LARGE = "bucket.too-large";

  /** The largest manifest that is read; a real one has a few hundred bytes an entry. */
  public static final int MANIFEST_LIMIT = 16_000_000;

  /** The largest install script that is read: it is text for people. */
  public static final int INSTALLER_LIMIT = 16_000_000;

  /** The largest SHA256SUMS, or signature of one, that is read: a line or two. */
  public static final int HASHES_LIMIT = 100_000;

  private static final String BURNED = OwnKeys.Record.BURNED.folder();

  private final Profile profile;
  private final Supplier<? extends Remote> remote;
  private final Supplier<Bucket> opened;
  private final Optional<Forge> forge;
  private final PublicSite site;
  private final Memoized<Bucket> bucket;
  private final Memoized<List<RemoteRef>> refs = new Memoized<>();
  private final Memoized<Optional<ConfirmedObject>> storedManifest = new Memoized<>();
  private final Memoized<ManifestState> manifestState = new Memoized<>();
  private final Memoized<Set<ReleaseVersion>> burned = new Memoized<>();
  private final Memoized<Capability> capability;

  /**
   * @param remote finds the remote; may be refused where the repository has none of that name
   * @param bucket opens the bucket, at the first question about it; may be refused for want of
   *     credentials
   */
  public LiveState(
      Profile profile,
      Supplier<? extends Remote> remote,
      Supplier<Bucket> bucket,
      Optional<Forge> forge,
      PublicSite site) {
    this(profile, remote, bucket, forge, site, new Memoized<>(), new Memoized<>());
  }

  private LiveState(
      Profile profile,
      Supplier<? extends Remote> remote,
      Supplier<Bucket> opened,
      Optional<Forge> forge,
      PublicSite site,
      Memoized<Bucket> bucket,
      Memoized<Capability> capability) {
    this.profile = profile;
    this.remote = remote;
    this.opened = opened;
    this.forge = forge;
    this.site = site;
    this.bucket = bucket;
    this.capability = capability;
  }

  /** The same ports, with nothing remembered but what the bucket can do. */
  public LiveState fresh() {
    return new LiveState(profile, remote, opened, forge, site, bucket, capability);
  }

  /** The same ports, with what an earlier probe has proved of the bucket. */
  public LiveState remembering(Capability known) {
    var proved = new Memoized<Capability>();
    proved.get(() -> known);
    return new LiveState(profile, remote, opened, forge, site, bucket, proved);
  }

  /** The bucket itself. */
  public Bucket bucket() {
    return bucket.get(opened);
  }

  /**
   * What a probe proved of the bucket. It takes over a second and is made once; later, the bucket
   * still has to answer.
   */
  public Capability capability(Work work) {
    if (capability.held().isPresent()) {
      manifestMark();
    }
    return capability.get(() -> new CapabilityProbe(bucket()).run(work));
  }

  /** Begins the probe before anyone needs its answer; a failure is reported to whoever does. */
  public void probeAhead(Work work) {
    try {
      capability(work);
    } catch (ProblemException e) {
      work.checkpoint();
    }
  }

  /** The remote itself. */
  public Remote remote() {
    return remote.get();
  }

  /** The forge, where the profile names one. */
  public Optional<Forge> forge() {
    return forge;
  }

  /** The public side. */
  public PublicSite site() {
    return site;
  }

  /** The refs on the remote. */
  public List<RemoteRef> refs(Work work) {
    return refs.get(() -> remote().refs(work));
  }

  /** A ref on the remote, by its full name. */
  public Optional<RemoteRef> ref(String name, Work work) {
    return refs(work).stream().filter(ref -> ref.name().equals(name)).findFirst();
  }

  /** The tag of a version on the remote. */
  public Optional<RemoteRef> tag(ReleaseVersion version, Work work) {
    return ref("refs/tags/" + version, work);
  }

  /** What is in the manifest's place, readable or not; empty where nothing is. */
  public Optional<ConfirmedObject> storedManifest() {
    return storedManifest.get(
        () -> ConfirmedObject.read(bucket(), profile.manifest().key(), MANIFEST_LIMIT));
  }

  /** What tells what is there from anything else: its ETag and contents; empty where nothing is. */
  public Optional<String> manifestMark() {
    try {
      return storedManifest().map(object -> object.info().etag() + " " + object.sha256());
    } catch (ProblemException e) {
      if (!e.problem().id().equals(TOO_LARGE)) {
        throw e;
      }
      return bucket()
          .head(profile.manifest().key())
          .map(info -> "%s %d %s".formatted(info.etag(), info.size(), info.modified()));
    }
  }

  /** What can be read of what is there, to be shown; empty where nothing is, or too much. */
  public Optional<ManifestReading> manifestReading() {
    try {
      return storedManifest().map(object -> ManifestReading.of(object.bytes(), profile.manifest()));
    } catch (ProblemException e) {
      if (e.problem().id().equals(TOO_LARGE)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the manifest can be read, was lost, or was never made. */
  public ManifestState manifestState() {
    return manifestState.get(() ->
        new ManifestLook(this, profile, Run.of(event -> {}).at(new StepId("manifest"))).state());
  }

  /** The same where it was asked for already and could be. */
  public Optional<ManifestState> knownManifest() {
    return manifestState.held();
  }

  /**
   * The manifest's bytes and ETag; empty only where no release was ever made.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where it was lost or can't be read
   */
  public Optional<ConfirmedObject> manifestObject() {
    return read().map(ManifestState.Read::object);
  }

  /**
   * The manifest; empty only where no release was ever made.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where it was lost or can't be read
   */
  public Optional<Manifest> manifest() {
    return read().map(ManifestState.Read::manifest);
  }

  private Optional<ManifestState.Read> read() {
    return switch (manifestState()) {
      case ManifestState.None _ -> Optional.empty();
      case ManifestState.Unreadable(Problem problem, var _) -> throw problem.toException();
      case ManifestState.Read read -> Optional.of(read);
    };
  }

  /** The versions that are never to be used again (docs/rules.md, Burned versions). */
  public Set<ReleaseVersion> burned(Work work) {
    return burned.get(() -> listBurned(work));
  }

  private Set<ReleaseVersion> listBurned(Work work) {
    var versions = new TreeSet<ReleaseVersion>();
    bucket()
        .list(
            BURNED,
            object -> {
              String name = object.key().substring(BURNED.length());
              if (name.endsWith(".json")) {
                ReleaseVersion.parse(name.substring(0, name.length() - ".json".length()))
                    .ifPresent(versions::add);
              }
            },
            work);
    return versions;
  }

  @Override
  public void close() {
    bucket.held().ifPresent(Bucket::close);
  }
}
