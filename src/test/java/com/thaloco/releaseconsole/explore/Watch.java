package com.thaloco.releaseconsole.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.manifest.Json;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What clients can read at any moment. A client that has read the manifest may take as long as the
 * drain time for its downloads; a cache may serve what such a client has fetched until its max-age.
 * Manifest and install script are cached by no one.
 */
final class Watch {
  private static final long MAX_AGE = 3; // seconds, as in the sample's profile

  /** What a manifest said of a version. */
  private record Told(String version, String sha256) {}

  /** Bytes that a cache may have. */
  private record Cached(String key, String sha256) {}

  /** Verdicts, which depend on bytes alone. */
  private record Judged(String told, String tarball, String sums, String signature) {}

  private static final Map<Judged, Optional<String>> VERDICTS = new ConcurrentHashMap<>();
  private static final Map<String, Manifest> MANIFESTS = new ConcurrentHashMap<>();

  private final Sample sample;
  private final Profile profile;
  private final World world;
  private final boolean mayGoBack;
  private final Map<Told, Instant> begun = new HashMap<>();
  private final Map<Cached, Instant> cached = new HashMap<>();
  private final Set<String> named = new TreeSet<>();

  /**
   * @param mayGoBack whether latest may be moved back without a record
   */
  Watch(Sample sample, World world, boolean mayGoBack) {
    this.mayGoBack = mayGoBack;
    this.sample = sample;
    this.profile = sample.profile();
    this.world = world;
    look();
  }

  /** Notes what clients may have read at this moment. */
  void look() {
    Instant now = world.now();
    begun.values().removeIf(at -> !at.plus(profile.bucket().drain()).isAfter(now));
    cached.values().removeIf(at -> !at.plusSeconds(MAX_AGE).isAfter(now));
    manifest()
        .ifPresent(manifest -> {
          for (ManifestEntry entry : manifest.entries()) {
            String version = entry.version().text();
            begun.put(new Told(version, tarball(entry)), now);
            named.add(version);
          }
        });
    for (Told each : begun.keySet()) {
      for (String key : keys(each.version())) {
        world.object(key).ifPresent(object -> cached.put(new Cached(key, object.sha256()), now));
      }
    }
  }

  long digest() {
    long sum = named.hashCode();
    for (Map.Entry<Told, Instant> each : begun.entrySet()) {
      sum += Digest.of(each.getKey().hashCode(), each.getValue().toEpochMilli());
    }
    for (Map.Entry<Cached, Instant> each : cached.entrySet()) {
      sum += Digest.of(each.getKey().hashCode(), each.getValue().toEpochMilli());
    }
    return sum;
  }

  private List<String> keys(String version) {
    return List.of(
        profile.tarballKey(version), profile.hashesKey(version), profile.signatureKey(version));
  }

  private Optional<Manifest> manifest() {
    return world
        .object(profile.manifest().key())
        .map(object ->
            MANIFESTS.computeIfAbsent(
                object.sha256(), _ -> Manifest.parse(object.bytes(), profile.manifest())));
  }

  private static String tarball(ManifestEntry entry) {
    if (entry.fields().members().get("tarball_sha256") instanceof Json.Text(String sha256)) {
      return sha256;
    }
    throw new AssertionError(entry.raw());
  }

  /**
   * What no client may meet.
   *
   * @param overtaken whether a push came late, which nothing can keep off
   */
  Optional<String> fault(Collection<String> claims, boolean overtaken) {
    Manifest manifest;
    try {
      Optional<Manifest> there = manifest();
      if (there.isEmpty()) {
        return Optional.of("the manifest is gone");
      }
      manifest = there.get();
    } catch (ProblemException e) {
      return Optional.of("the manifest can't be read: " + e.getMessage());
    }
    if (!manifest.isLatestSound()) {
      return Optional.of("latest has no entry");
    }
    return sessions()
        .or(() -> lost(manifest))
        .or(() -> overtaken ? Optional.empty() : tags(manifest))
        .or(() -> claims(manifest, claims));
  }

  /** What was named within the drain time verifies with what may be served now. */
  private Optional<String> sessions() {
    for (Told told : begun.keySet()) {
      Optional<String> fault = served(told);
      if (fault.isPresent()) {
        return Optional.of(
            "a client that was told %s (%s) is served: %s"
                .formatted(told.version(), told.sha256().substring(0, 8), fault.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> served(Told told) {
    for (String key : keys(told.version())) {
      Optional<Stored> there = world.object(key);
      if (there.isEmpty()) {
        return Optional.of("no " + key);
      }
      for (Cached copy : cached.keySet()) {
        if (copy.key().equals(key) && !copy.sha256().equals(there.get().sha256())) {
          return Optional.of("an older %s from a cache".formatted(key));
        }
      }
    }
    Stored tarball = world.object(profile.tarballKey(told.version())).orElseThrow();
    Stored sums = world.object(profile.hashesKey(told.version())).orElseThrow();
    Stored signature = world.object(profile.signatureKey(told.version())).orElseThrow();
    return VERDICTS.computeIfAbsent(
        new Judged(told.sha256(), tarball.sha256(), sums.sha256(), signature.sha256()),
        _ -> verified(told, tarball, sums, signature));
  }

  /** As install script and updater do it, with the key that every release has pinned. */
  private Optional<String> verified(Told told, Stored tarball, Stored sums, Stored signature) {
    if (!tarball.sha256().equals(told.sha256())) {
      return Optional.of("another tarball");
    }
    boolean signed =
        SignatureFile.read(signature.bytes())
            .filter(
                der -> Verifier.accepts(sample.keyring().require().publicKey(), sums.bytes(), der))
            .isPresent();
    if (!signed) {
      return Optional.of("a signature that does not verify");
    }
    return Sha256Sums.parse(sums.bytes(), "SHA256SUMS")
            .sha256Of(profile.tarballName(told.version()))
            .equals(Optional.of(told.sha256()))
        ? Optional.empty()
        : Optional.of("SHA256SUMS without the tarball's hash");
  }

  /** A release that was named goes only where a record says why. */
  private Optional<String> lost(Manifest manifest) {
    Optional<String> gone =
        named.stream()
            .filter(version -> manifest.entry(new ReleaseVersion(version)).isEmpty())
            .filter(version -> !isRecorded(version))
            .findFirst();
    if (gone.isPresent()) {
      return Optional.of("the entry of %s is lost".formatted(gone.get()));
    }
    Optional<ReleaseVersion> highest =
        named.stream()
            .filter(version -> !isRecorded(version))
            .map(ReleaseVersion::new)
            .max(ReleaseVersion::compareTo);
    return highest
        .filter(_ -> !mayGoBack)
        .filter(version -> manifest.latest().filter(l -> l.compareTo(version) >= 0).isEmpty())
        .map(version -> "latest went back to %s from %s".formatted(manifest.latestText(), version));
  }

  private boolean isRecorded(String version) {
    return world.object(OwnKeys.Record.BURNED.key(version)).isPresent()
        || world.object(OwnKeys.Record.RECUT.key(version)).isPresent();
  }

  /** No tag without a release, and none on another commit than its tarball says. */
  private Optional<String> tags(Manifest manifest) {
    for (RemoteRef ref : world.refs()) {
      Optional<ReleaseVersion> version =
          ReleaseVersion.parse(ref.name().substring("refs/tags/".length()));
      if (version.isEmpty() || isRecorded(version.get().text())) {
        continue;
      }
      if (manifest.entry(version.get()).isEmpty()) {
        return Optional.of("%s without a release".formatted(ref.name()));
      }
      Optional<String> built =
          world
              .object(profile.hashesKey(version.get().text()))
              .map(object -> object.info().metadata().getOrDefault("commit", ""));
      if (!built.equals(Optional.of(ref.commit()))) {
        return Optional.of("%s is not on the commit of its release".formatted(ref.name()));
      }
    }
    return Optional.empty();
  }

  /** What a withdrawal has said to be so stays so. */
  private Optional<String> claims(Manifest manifest, Collection<String> claims) {
    for (String claim : claims) {
      String[] parts = claim.split(" ");
      String version = parts[parts.length - 1];
      boolean out = claim.startsWith("take-out ") || claim.startsWith("done withdraw ");
      if (out && manifest.entry(new ReleaseVersion(version)).isPresent()) {
        return Optional.of("%s is named again after its withdrawal".formatted(version));
      }
      if ((claim.startsWith("put-installer ") || claim.startsWith("done withdraw "))
          && isScriptOf(version)) {
        return Optional.of(
            "new installs get the script of %s after its withdrawal".formatted(version));
      }
    }
    return Optional.empty();
  }

  private boolean isScriptOf(String version) {
    Optional<String> built =
        world
            .object(profile.hashesKey(version))
            .map(object -> object.info().metadata().getOrDefault("commit", ""));
    return built
        .flatMap(commit -> sample.objects().blob(commit, profile.installer().orElseThrow().path()))
        .map(script -> new String(script, UTF_8))
        .equals(
            world
                .object(profile.installer().orElseThrow().key())
                .map(object -> new String(object.bytes(), UTF_8)));
  }
}
