package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one release, as text. Of an earlier release some may be unknown: what is not
 * there neither explains a field nor speaks against it. Immutable.
 */
public final class EntryFacts {
  private final ReleaseVersion version;
  private final Map<EntryFact, String> values;

  private EntryFacts(ReleaseVersion version, Map<EntryFact, String> values) {
    this.version = version;
    this.values = values;
  }

  /** Only what the version itself says. */
  public static EntryFacts of(ReleaseVersion version) {
    var values = new EnumMap<EntryFact, String>(EntryFact.class);
    values.put(EntryFact.VERSION, version.text());
    values.put(EntryFact.NUMBER, version.number());
    return new EntryFacts(version, values);
  }

  /** The version that these are about. */
  public ReleaseVersion version() {
    return version;
  }

  /** What is known of this. */
  public Optional<String> get(EntryFact fact) {
    return Optional.ofNullable(values.get(fact));
  }

  /** With the full commit id. */
  public EntryFacts commit(String id) {
    return with(EntryFact.COMMIT, id);
  }

  /** With the build time. */
  public EntryFacts releasedAt(Instant at) {
    return with(EntryFact.RELEASED_AT, at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** With the tarball's public URL, SHA-256 in lower-case hex and size in bytes. */
  public EntryFacts tarball(URI url, String sha256, long size) {
    return with(EntryFact.TARBALL_URL, url.toString())
        .with(EntryFact.TARBALL_SHA256, sha256)
        .with(EntryFact.TARBALL_SIZE, Long.toString(size));
  }

  /** With the public URL of SHA256SUMS and its own SHA-256 in lower-case hex. */
  public EntryFacts hashes(URI url, String sha256) {
    return with(EntryFact.HASHES_URL, url.toString()).with(EntryFact.HASHES_SHA256, sha256);
  }

  /** With the signature's public URL. */
  public EntryFacts signature(URI url) {
    return with(EntryFact.SIGNATURE_URL, url.toString());
  }

  /** With one more. */
  public EntryFacts with(EntryFact fact, String value) {
    var more = new EnumMap<>(values);
    more.put(fact, value);
    return new EntryFacts(version, more);
  }

  Optional<Instant> releasedAt() {
    return get(EntryFact.RELEASED_AT).map(Instant::parse);
  }
}
