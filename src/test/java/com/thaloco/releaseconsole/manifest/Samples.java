package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Manifests and facts as the tests need them. */
final class Samples {
  static final ManifestRules RULES =
      new ManifestRules("manifest.json", "releases", "latest_stable", Optional.empty());

  static final String THREE =
      """
      {
        "schema": 1,
        "latest_stable": "v0.1.2",
        "releases": [
          {
            "version": "v0.1.0",
            "released_at": "2026-01-01T10:00:00Z",
            "channel": "stable"
          },
          {
            "version": "v0.1.1",
            "released_at": "2026-02-01T10:00:00Z",
            "channel": "stable"
          },
          {
            "version": "v0.1.2",
            "released_at": "2026-03-01T10:00:00Z",
            "channel": "stable"
          }
        ]
      }
      """;

  private Samples() {}

  static ReleaseVersion v(String text) {
    return new ReleaseVersion(text);
  }

  static Manifest manifest(String text) {
    return Manifest.parse(text.getBytes(StandardCharsets.UTF_8), RULES);
  }

  /** An entry of text fields: name, value, name, value. */
  static NewEntry entry(String version, String... fields) {
    var members = new LinkedHashMap<String, Json>();
    members.put("version", new Json.Text(version));
    for (int i = 0; i < fields.length; i += 2) {
      members.put(fields[i], new Json.Text(fields[i + 1]));
    }
    return new NewEntry(v(version), new Json.Obj(members));
  }

  /** All facts of a release, each its own. */
  static EntryFacts facts(String version) {
    String base = "https://releases.example.org/banger/" + version + "/";
    int n = version.hashCode() & 0xffff;
    return EntryFacts.of(v(version))
        .commit("%040x".formatted(n + 1))
        .releasedAt(Instant.parse("2026-01-01T10:00:00Z").plusSeconds(86_400L * 30 * (n % 10)))
        .tarball(
            URI.create(base + "banger-" + version + "-linux-amd64.tar.gz"),
            "%064x".formatted(n + 2),
            1_000_000L + n)
        .hashes(URI.create(base + "SHA256SUMS"), "%064x".formatted(n + 3))
        .signature(URI.create(base + "SHA256SUMS.sig"));
  }
}
