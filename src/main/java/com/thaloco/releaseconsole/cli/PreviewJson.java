package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an object holds, as JSON. */
sealed interface PreviewJson {
  record Manifest(
      String kind,
      String latest,
      List<String> faults,
      List<String> entries,
      List<Kept> earlier,
      String text)
      implements PreviewJson {
    static Manifest of(ObjectPreview.ManifestFile manifest) {
      ManifestReading reading = manifest.reading();
      return new Manifest(
          "manifest",
          reading.latest().orElse(""),
          reading.faults().stream().map(ManifestReading.Fault::sentence).toList(),
          reading.entries().stream().map(entry -> entry.raw().replaceAll("\\s+", " ")).toList(),
          manifest.earlier().stream()
              .map(kept -> new Kept(kept.key(), kept.written(), kept.differences(), kept.changes()))
              .toList(),
          manifest.text());
    }
  }

  record Kept(String key, Instant written, List<String> differences, List<String> changes) {}

  record Hashes(String kind, String text, String problem) implements PreviewJson {}

  record Signature(String kind, String over, List<ObjectPreview.Verdict> verdicts)
      implements PreviewJson {}

  record Tarball(String kind, List<Member> members, String problem) implements PreviewJson {}

  record Member(String name, long size, String mode, String type, String sha256) {
    static Member of(TarballListing.Entry entry) {
      return new Member(
          entry.name(),
          entry.size(),
          String.format(Locale.ROOT, "%04o", entry.mode()),
          String.valueOf(entry.type()),
          entry.sha256());
    }
  }

  record Text(String kind, long size, boolean whole, String text) implements PreviewJson {}

  record Binary(String kind, long size, List<String> hex) implements PreviewJson {}

  static PreviewJson of(ObjectPreview preview) {
    return switch (preview) {
      case ObjectPreview.ManifestFile manifest -> Manifest.of(manifest);
      case ObjectPreview.Hashes hashes ->
          new Hashes("hashes", hashes.text(), happened(hashes.problem()));
      case ObjectPreview.Signature signature ->
          new Signature("signature", signature.over(), signature.verdicts());
      case ObjectPreview.Tarball tarball ->
          new Tarball(
              "tarball",
              tarball.members().stream().map(Member::of).toList(),
              happened(tarball.problem()));
      case ObjectPreview.Text text -> new Text("text", text.size(), text.whole(), text.text());
      case ObjectPreview.Binary binary -> new Binary(binary.kind(), binary.size(), binary.hex());
    };
  }

  private static String happened(Optional<Problem> problem) {
    return problem.map(Problem::happened).orElse("");
  }
}
