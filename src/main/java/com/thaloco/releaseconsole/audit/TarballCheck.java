package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads one tarball of the bucket once, as a stream: its hash, its members, and what its binaries
 * say of themselves.
 */
final class TarballCheck {
  /**
   * What was read.
   *
   * @param sha256 of all its bytes
   * @param faults what keeps it from being a release's tarball
   * @param identities by the name of the binary
   */
  record Seen(
      String sha256,
      List<String> faults,
      Optional<Problem> damage,
      Map<String, BakedIdentity> identities) {}

  private final AuditedState scene;
  private final Predicate<String> known;
  private final AuditProgress progress;

  TarballCheck(AuditedState scene, Predicate<String> known, AuditProgress progress) {
    this.scene = scene;
    this.known = known;
    this.progress = progress;
  }

  Seen read(ObjectInfo info, ReleaseVersion version, Work work) {
    List<String> binaries =
        scene.profile().build().binaries().stream().map(BuildRules.Binary::name).toList();
    var identities = new HashMap<String, BakedIdentity>();
    var entries = new ArrayList<TarballListing.Entry>();
    Optional<Problem> damage = Optional.empty();
    MessageDigest digest = Hashes.digest();
    try (InputStream in =
        new DigestInputStream(counted(new RangedInput(scene.bucket(), info, work)), digest)) {
      try {
        TarballListing.read(
            keptOpen(in),
            TarballListing.Limits.DEFAULT,
            new TarballListing.Visitor() {
              @Override
              public OutputStream sink(String name) {
                return binaries.contains(name)
                    ? identities.computeIfAbsent(
                        name, _ -> new BakedIdentity(version.text(), known))
                    : OutputStream.nullOutputStream();
              }

              @Override
              public void accept(TarballListing.Entry entry) {
                entries.add(entry);
              }
            });
      } catch (ProblemException e) {
        if (!e.problem().id().startsWith("tarball.")) {
          throw e;
        }
        damage = Optional.of(e.problem());
      }
      in.transferTo(OutputStream.nullOutputStream()); // the hash is of all bytes, damaged or not
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> faults = new TarballListing(entries).faults(binaries, Long.MAX_VALUE);
    return new Seen(Hashes.hex(digest), faults, damage, identities);
  }

  private InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        progress.add(Math.max(0, count));
        return count;
      }
    };
  }

  private static InputStream keptOpen(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // what is after the end of the archive is hashed too
      }
    };
  }
}
