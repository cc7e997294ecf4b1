package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.BuildRules.Binary;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.PinText;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges what was fetched as a machine that knows nothing but the public URL: the key it trusts is
 * the one inside {@code install.sh}.
 */
final class CleanMachine {
  private final Profile profile;
  private final Repository repository;

  CleanMachine(Profile profile, Repository repository) {
    this.profile = profile;
    this.repository = repository;
  }

  List<Finding> judge(ReleaseToVerify release, FetchedRelease fetched) {
    var findings = new ArrayList<Finding>();
    findings.add(manifest(release, fetched));
    profile.installer().ifPresent(rules -> findings.add(installer(rules, release, fetched)));
    findings.add(hashes(release, fetched));
    findings.add(signature(release, fetched));
    findings.add(tarball(release, fetched));
    return findings;
  }

  private Finding manifest(ReleaseToVerify release, FetchedRelease fetched) {
    String id = "verify.manifest";
    String latest = fetched.manifest().latestText();
    Optional<ManifestEntry> entry = fetched.manifest().entry(release.version());
    if (entry.isEmpty()) {
      return bad(id, "The served manifest does not name %s.".formatted(release.version()));
    }
    if (release.latest() && !latest.equals(release.version().text())) {
      return bad(id, "The served manifest names %s as latest.".formatted(latest));
    }
    return Finding.passed(
        id,
        "The served manifest names %s; latest is %s.".formatted(release.version(), latest),
        entry.get().raw().lines().map(String::strip).toArray(String[]::new));
  }

  private Finding installer(InstallerRules rules, ReleaseToVerify release, FetchedRelease fetched) {
    String id = "verify.installer";
    if (!release.latest()) {
      return Finding.notNeeded(
          id, "The installer belongs to the release that latest_stable names.");
    }
    Optional<byte[]> wanted = repository.blob(release.commit(), rules.path());
    return wanted.isPresent() && Arrays.equals(wanted.get(), fetched.installer().orElseThrow())
        ? Finding.passed(
            id,
            "The served %s is byte for byte that of %s.".formatted(rules.key(), release.commit()))
        : bad(id, "The served %s is not that of %s.".formatted(rules.key(), release.commit()));
  }

  private Finding hashes(ReleaseToVerify release, FetchedRelease fetched) {
    String id = "verify.hashes";
    String name = profile.tarballName(release.version().text());
    Optional<String> wanted =
        Sha256Sums.parse(fetched.sums(), profile.hashesKey(release.version().text()))
            .sha256Of(name);
    return wanted.equals(Optional.of(fetched.tarballSha256()))
        ? Finding.passed(id, "SHA256SUMS has the served tarball's hash.", fetched.tarballSha256())
        : bad(
            id,
            "SHA256SUMS has %s for %s, and the served tarball has %s."
                .formatted(wanted.orElse("nothing"), name, fetched.tarballSha256()));
  }

  /** With the key that a new user has: the script's own, else the one that the project shows. */
  private Finding signature(ReleaseToVerify release, FetchedRelease fetched) {
    Optional<Pin> inScript = profile.trust().installer();
    return inScript.isPresent()
        ? signature(
            PinText.read(inScript.get(), fetched.installer().orElseThrow()),
            "the served installer",
            fetched)
        : signature(
            Pins.at(profile.trust().users(), repository, release.commit()),
            "%s of %s".formatted(profile.trust().users().path(), release.version()),
            fetched);
  }

  private static Finding signature(PinReading pin, String where, FetchedRelease fetched) {
    String id = "verify.signature";
    Optional<ReleaseKey> key = Pins.key(pin);
    if (key.isEmpty()) {
      return bad(
          id,
          "%s has no readable key."
              .formatted(where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1)));
    }
    return SignatureFile.read(fetched.signature())
            .map(der -> Verifier.accepts(key.get(), fetched.sums(), der))
            .orElse(false)
        ? Finding.passed(
            id, "The key inside %s accepts the signature.".formatted(where), key.get().sha256())
        : bad(id, "The key inside %s does not accept the signature.".formatted(where));
  }

  private Finding tarball(ReleaseToVerify release, FetchedRelease fetched) {
    String id = "verify.tarball";
    List<String> binaries = profile.build().binaries().stream().map(Binary::name).toList();
    List<String> faults;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(fetched.tarball()))) {
      faults = TarballListing.read(in).faults(binaries, Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults.isEmpty()
        ? Finding.passed(
            id,
            "The tarball of %s holds %s, bare names, mode 0755."
                .formatted(release.version(), String.join(", ", binaries)))
        : Finding.blocked(id, "Clients would refuse the tarball.", faults, Verification.REMEDY);
  }

  private static Finding bad(String id, String summary) {
    return Finding.blocked(id, summary, List.of(), Verification.REMEDY);
  }
}
