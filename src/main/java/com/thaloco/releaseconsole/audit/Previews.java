package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.ManifestDifference;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the preview of an object, by what its key says that it is. */
final class Previews {
  private static final int SMALL = 1_000_000;
  private static final int EARLIER = 20;
  private static final String SIGNATURE = ".sig";

  private final Project project;
  private final Bucket bucket;

  Previews(Project project) {
    this.project = project;
    this.bucket = project.world().bucket();
  }

  ObjectPreview of(ObjectInfo info, Work work) {
    String key = info.key();
    if (key.equals(project.profile().manifest().key()) || KeptManifests.parse(key).isPresent()) {
      return info.size() <= LiveState.MANIFEST_LIMIT ? manifest(key, work) : start(info, work);
    }
    if (key.endsWith(".tar.gz") || key.endsWith(".tgz")) {
      return new TarballMembers(bucket).list(info, work);
    }
    if (key.endsWith("/SHA256SUMS") && info.size() <= SMALL) {
      return hashes(key);
    }
    if (key.endsWith("/SHA256SUMS" + SIGNATURE) && info.size() <= SMALL) {
      return signature(key, work);
    }
    return start(info, work);
  }

  private ObjectPreview start(ObjectInfo info, Work work) {
    return ByteExcerpt.of(bucket.range(info, 0, TarballMembers.SHOWN, work), info.size());
  }

  private ObjectPreview hashes(String key) {
    byte[] bytes = bytes(key);
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return new ObjectPreview.Hashes(text, Sha256Sums.parse(bytes, key).lines(), Optional.empty());
    } catch (ProblemException e) {
      return new ObjectPreview.Hashes(text, List.of(), Optional.of(e.problem()));
    }
  }

  private ObjectPreview signature(String key, Work work) {
    byte[] file = bytes(key);
    String over = key.substring(0, key.length() - SIGNATURE.length());
    Optional<byte[]> payload = bucket.read(over, SMALL).map(SmallObject::bytes);
    Optional<byte[]> der = SignatureFile.read(file);
    PinnedKeys pins = PinnedKeys.of(project, work);
    List<ObjectPreview.Verdict> verdicts =
        manifest().entries().stream()
            .map(entry -> verdict(entry.version(), pins.of(entry.version()), payload, der))
            .toList();
    return new ObjectPreview.Signature(
        new String(file, StandardCharsets.ISO_8859_1), over, verdicts);
  }

  private static ObjectPreview.Verdict verdict(
      ReleaseVersion version,
      PinnedKeys.Pinned pin,
      Optional<byte[]> payload,
      Optional<byte[]> der) {
    String name = pin.key().map(key -> key.sha256()).orElse("");
    if (pin.key().isEmpty()) {
      return new ObjectPreview.Verdict(version, name, false, pin.reason());
    }
    if (payload.isEmpty() || der.isEmpty()) {
      return new ObjectPreview.Verdict(
          version,
          name,
          false,
          payload.isEmpty() ? "the signed file is missing" : "it is not a base64 signature");
    }
    boolean accepts = Verifier.accepts(pin.key().get(), payload.get(), der.get());
    return new ObjectPreview.Verdict(
        version,
        name,
        accepts,
        accepts ? "its pinned key accepts it" : "its pinned key refuses it");
  }

  private ManifestReading manifest() {
    return project
        .world()
        .fresh()
        .manifestReading()
        .orElseGet(() -> ManifestReading.of(new byte[0], project.profile().manifest()));
  }

  private ObjectPreview manifest(String key, Work work) {
    byte[] bytes = bytes(key);
    ManifestReading reading = ManifestReading.of(bytes, project.profile().manifest());
    var names = new ArrayList<ObjectInfo>();
    bucket.list(KeptManifests.FOLDER, names::add, work);
    List<Copy> copies =
        names.stream()
            .map(ObjectInfo::key)
            .filter(each -> !each.equals(key))
            .filter(each -> KeptManifests.parse(each).isPresent())
            .sorted(Comparator.reverseOrder())
            .limit(EARLIER + 1L)
            .map(this::copy)
            .toList();
    var earlier = new ArrayList<ObjectPreview.Kept>();
    for (int i = 0; i < Math.min(copies.size(), EARLIER); i++) {
      Copy copy = copies.get(i);
      earlier.add(
          new ObjectPreview.Kept(
              copy.key(),
              KeptManifests.parse(copy.key()).orElseThrow().written(),
              copy.text(),
              differences(copy.reading(), reading).map(ManifestDifference::lines).orElse(List.of()),
              i + 1 < copies.size()
                  ? changes(copies.get(i + 1).reading(), copy.reading())
                  : List.of()));
    }
    return new ObjectPreview.ManifestFile(
        new String(bytes, StandardCharsets.UTF_8),
        reading,
        copies.isEmpty() ? List.of() : changes(copies.getFirst().reading(), reading),
        earlier);
  }

  /** A kept manifest. */
  private record Copy(String key, String text, ManifestReading reading) {}

  private Copy copy(String key) {
    byte[] bytes = bytes(key);
    return new Copy(
        key,
        new String(bytes, StandardCharsets.UTF_8),
        ManifestReading.of(bytes, project.profile().manifest()));
  }

  private static List<String> changes(ManifestReading then, ManifestReading now) {
    return differences(then, now).map(ManifestDifference::headlines).orElse(List.of());
  }

  private static Optional<ManifestDifference> differences(
      ManifestReading then, ManifestReading now) {
    return then.sound()
        .flatMap(
            before -> now.sound().map(after -> ManifestDifference.between(before, after, after)));
  }

  private byte[] bytes(String key) {
    return bucket
        .read(key, LiveState.MANIFEST_LIMIT)
        .map(SmallObject::bytes)
        .orElseThrow(() ->
            Problem.refused(
                    "bucket.gone",
                    "'%s' was removed while it was read.".formatted(key),
                    "It is not shown.",
                    "Refresh and try again.")
                .toException());
  }
}
