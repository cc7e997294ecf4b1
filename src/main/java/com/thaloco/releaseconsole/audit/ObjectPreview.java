package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an object holds, as far as a person wants to see it at a glance. */
public sealed interface ObjectPreview {
  /**
   * A manifest, the present one or a kept one.
   *
   * @param reading its tree, entries and faults
   * @param changes what was changed by writing it, compared with the newest kept one
   * @param earlier the kept ones, the newest first
   */
  record ManifestFile(
      String text, ManifestReading reading, List<String> changes, List<Kept> earlier)
      implements ObjectPreview {
    public ManifestFile {
      changes = List.copyOf(changes);
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * A kept manifest beside the one that is shown.
   *
   * @param written when it was written as the manifest
   * @param text for a comparison by lines
   * @param differences what changed from it to the one that is shown; empty where one of both can't
   *     be read, or nothing changed
   * @param changes what was changed by writing it, compared with the kept one before it
   */
  record Kept(
      String key, Instant written, String text, List<String> differences, List<String> changes) {
    public Kept {
      differences = List.copyOf(differences);
      changes = List.copyOf(changes);
    }
  }

  /** A SHA256SUMS; where it can't be read, why. */
  record Hashes(String text, List<Sha256Sums.Line> lines, Optional<Problem> problem)
      implements ObjectPreview {
    public Hashes {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A signature.
   *
   * @param over the key of the file that it should be over
   * @param verdicts one for each release whose pin was asked, in the manifest's order
   */
  record Signature(String text, String over, List<Verdict> verdicts) implements ObjectPreview {
    public Signature {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * What the clients of one release say of a signature.
   *
   * @param key SHA-256 of the key pinned at its tag; empty where there is none to be read
   */
  record Verdict(ReleaseVersion version, String key, boolean accepts, String reason) {}

  /** A tarball's members; where it is damaged, those before the damage, and why. */
  record Tarball(List<TarballListing.Entry> members, Optional<Problem> problem)
      implements ObjectPreview {
    public Tarball {
      members = List.copyOf(members);
    }
  }

  /**
   * Text.
   *
   * @param size of the whole in bytes
   * @param whole whether all of it is here
   */
  record Text(String text, long size, boolean whole) implements ObjectPreview {}

  /**
   * The beginning of something that is no text.
   *
   * @param kind what its first bytes say that it is, such as {@code ELF executable}
   * @param hex lines of offset, bytes and characters, as {@code hexdump -C} prints them
   */
  record Binary(String kind, List<String> hex, long size) implements ObjectPreview {
    public Binary {
      hex = List.copyOf(hex);
    }
  }
}
