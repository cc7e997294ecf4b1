package com.thaloco.releaseconsole.update;

import com.thaloco.releaseconsole.artefact.Extraction;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.site.PublicSite;
import com.thaloco.releaseconsole.site.Served;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The published releases of this program, as a client sees them: verified before they are used. */
public final class OwnReleases {
  private static final String KEPT = "Nothing was installed; this version stays.";

  private final Channel channel;
  private final PublicSite site;

  /**
   * Asks through a public side.
   *
   * @param site of the channel's address
   */
  public OwnReleases(Channel channel, PublicSite site) {
    this.channel = channel;
    this.site = site;
  }

  /**
   * The version that the manifest names as latest, where it is newer than this one.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code update.older} where it is
   *     older: an old manifest that is served again would bring back faults that are fixed; {@code
   *     update.not-served}; what {@link Manifest#parse} throws
   */
  public Optional<ReleaseVersion> newerThan(ReleaseVersion current, Work work) {
    Profile profile = channel.profile();
    Manifest manifest = Manifest.parse(small(profile.manifest().key(), work), profile.manifest());
    Optional<ReleaseVersion> latest = manifest.latest();
    if (latest.isPresent() && latest.get().compareTo(current) < 0) {
      throw refused(
          "update.older",
          "%s names %s as latest, which is older than this %s."
              .formatted(channel.base(), latest.get(), current),
          "If the newer version was withdrawn, install the older one by its install script.");
    }
    return latest.filter(version -> version.compareTo(current) > 0);
  }

  /**
   * Downloads a version, verifies it with the program's own key, and gives its setup program.
   *
   * @param scratch a folder for it
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code update.signature}, {@code
   *     update.hash}, {@code update.tarball} or {@code update.not-served}
   */
  public Path fetched(ReleaseVersion version, Path scratch, Work work) {
    Profile profile = channel.profile();
    byte[] sums = small(profile.hashesKey(version.text()), work);
    byte[] signature = small(profile.signatureKey(version.text()), work);
    if (!SignatureFile.read(signature)
        .map(der -> Verifier.accepts(channel.key(), sums, der))
        .orElse(false)) {
      throw refused(
          "update.signature",
          "SHA256SUMS of %s is not signed with this program's release key.".formatted(version),
          "Tell the maintainers: the release was replaced, or signed with another key.");
    }
    String name = profile.tarballName(version.text());
    Path tarball = scratch.resolve(name);
    String sha256 = download(profile.tarballKey(version.text()), tarball, work);
    if (!Sha256Sums.parse(sums, "SHA256SUMS").sha256Of(name).equals(Optional.of(sha256))) {
      throw refused(
          "update.hash",
          "%s is not the file that was signed: its hash is %s.".formatted(name, sha256),
          "Run the same command again; if it stays so, tell the maintainers.");
    }
    return setup(tarball, scratch);
  }

  private Path setup(Path tarball, Path scratch) {
    List<String> names =
        channel.profile().build().binaries().stream().map(binary -> binary.name()).toList();
    Path setup = scratch.resolve(names.getFirst());
    try {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(tarball))) {
        List<String> faults = TarballListing.read(in).faults(names, PublicSite.LARGEST);
        if (!faults.isEmpty()) {
          throw refused(
              "update.tarball", faults.getFirst(), "Tell the maintainers: the release is damaged.");
        }
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(tarball))) {
        Extraction.extract(in, names.getFirst(), setup);
      }
      return setup;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] small(String key, Work work) {
    var bytes = new ByteArrayOutputStream();
    found(site.get(key, bytes, LiveState.MANIFEST_LIMIT, work), key);
    return bytes.toByteArray();
  }

  private String download(String key, Path file, Work work) {
    try (OutputStream out = Files.newOutputStream(file)) {
      return found(site.get(key, out, work), key).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Served.Found found(Served served, String key) {
    return switch (served) {
      case Served.Found found -> found;
      case Served.Missing() -> throw unserved("%s is not served".formatted(site.address(key)));
      case Served.Failed(String reason) -> throw unserved(reason);
    };
  }

  private static RuntimeException unserved(String reason) {
    return refused("update.not-served", reason + ".", "Run the same command again later.");
  }

  private static RuntimeException refused(String id, String happened, String next) {
    return Problem.refused(id, happened, KEPT, next).toException();
  }
}
