package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.object;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.release;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.Sha256Sums.Line;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Audits one entry of the manifest with all that belongs to it. Thread-safe. */
final class EntryAudit {
  private final AuditedState scene;
  private final FindingCollector notes;
  private final Optional<EntryTemplate> template;
  private final ObjectAudit objects;
  private final TarballCheck tarballs;

  EntryAudit(
      AuditedState scene,
      FindingCollector notes,
      Optional<EntryTemplate> template,
      ObjectAudit objects,
      TarballCheck tarballs) {
    this.scene = scene;
    this.notes = notes;
    this.template = template;
    this.objects = objects;
    this.tarballs = tarballs;
  }

  void audit(ManifestEntry entry, Work work) {
    ReleaseVersion version = entry.version();
    String text = version.text();
    Optional<ObjectInfo> tarball = head(scene.profile().tarballKey(text), version);
    Optional<SmallObject> sums = small(scene.profile().hashesKey(text), version);
    Optional<SmallObject> signature = small(scene.profile().signatureKey(text), version);
    Optional<String> listed = sums.flatMap(object -> listed(object, version));
    if (sums.isPresent() && signature.isPresent()) {
      signature(sums.get(), signature.get(), version);
    }
    Optional<TarballCheck.Seen> seen = tarball.map(info -> tarballs.read(info, version, work));
    seen.ifPresent(read -> tarball(read, listed, version));
    fields(entry, tarball, sums, listed);
    tarball.ifPresent(
        info -> objects.audit(info, seen.map(TarballCheck.Seen::sha256), version, work));
    Stream.of(sums, signature)
        .flatMap(Optional::stream)
        .forEach(small -> objects.audit(small.info(), Optional.of(small.sha256()), version, work));
  }

  private Optional<ObjectInfo> head(String key, ReleaseVersion version) {
    Optional<ObjectInfo> info =
        scene.objects().containsKey(key) ? scene.bucket().head(key) : Optional.empty();
    if (info.isEmpty()) {
      missing(key, version);
    }
    return info;
  }

  private Optional<SmallObject> small(String key, ReleaseVersion version) {
    Optional<ObjectInfo> listed = Optional.ofNullable(scene.objects().get(key));
    if (listed.isPresent() && listed.get().size() > LiveState.HASHES_LIMIT) {
      notes.broken(
          object(key.endsWith(".sig") ? AuditRule.SIGNATURE : AuditRule.HASHES_FILE, key, version),
          "%s has %d bytes, too many for an object of this name."
              .formatted(key, listed.get().size()),
          List.of(),
          repair("", version));
      return Optional.empty();
    }
    Optional<SmallObject> read =
        listed.isPresent() ? scene.bucket().read(key, LiveState.HASHES_LIMIT) : Optional.empty();
    if (read.isEmpty()) {
      missing(key, version);
    }
    return read;
  }

  private void missing(String key, ReleaseVersion version) {
    notes.broken(
        object(AuditRule.OBJECT_MISSING, key, version),
        "%s is missing from the bucket, although the manifest names %s.".formatted(key, version),
        List.of(),
        repair("Clients that want %s fail. ".formatted(version), version));
  }

  /** Damage is repaired; only what was released bad is taken back. */
  private static Remedy repair(String before, ReleaseVersion version) {
    return Remedy.text(before + "Put the same object back")
        .by(OwnCommand.RECOVER.with("object", "--version", version.text()));
  }

  private static Remedy reCut(ReleaseVersion version) {
    return reCut("", version);
  }

  private static Remedy reCut(String before, ReleaseVersion version) {
    return Remedy.text(before + "If it has no tag, cut it again")
        .aside(OwnCommand.RECOVER.with("re-cut", "--version", version.text()))
        .then("; withdraw a tagged release")
        .aside(withdraw(version))
        .then(".");
  }

  private static Action withdraw(ReleaseVersion version) {
    return OwnCommand.RECOVER.with("withdraw", "--version", version.text());
  }

  /** The hash of the tarball, where the file names exactly it. */
  private Optional<String> listed(SmallObject sums, ReleaseVersion version) {
    String key = sums.info().key();
    String name = scene.profile().tarballName(version.text());
    var about = object(AuditRule.HASHES_FILE, key, version);
    List<Line> lines;
    try {
      lines = Sha256Sums.parse(sums.bytes(), key).lines();
    } catch (ProblemException e) {
      notes.broken(about, e.problem().happened(), List.of(), repair("", version));
      return Optional.empty();
    }
    Optional<String> hash =
        lines.stream().filter(line -> line.name().equals(name)).map(Line::sha256).findFirst();
    if (lines.size() != 1 || hash.isEmpty()) {
      notes.broken(
          about,
          "%s names %s, and not exactly %s."
              .formatted(key, String.join(", ", lines.stream().map(Line::name).toList()), name),
          lines.stream().map(line -> line.sha256() + "  " + line.name()).toList(),
          repair("", version));
    } else {
      notes.sound(about, "%s names exactly %s.".formatted(key, name), hash.get());
    }
    return hash;
  }

  private void signature(SmallObject sums, SmallObject signature, ReleaseVersion version) {
    String key = signature.info().key();
    var about = object(AuditRule.SIGNATURE, key, version);
    Optional<byte[]> der = SignatureFile.read(signature.bytes());
    if (der.isEmpty()) {
      notes.broken(
          about, "%s is not a signature in base64.".formatted(key), List.of(), repair("", version));
      return;
    }
    PinnedKeys.Pinned pin = scene.pins().of(version);
    if (pin.key().isEmpty()) {
      notes.warned(
          about,
          "%s could not be checked: %s.".formatted(key, pin.reason()),
          List.of(),
          "Fetch the tag and its commit, then audit again.");
      return;
    }
    String id = pin.key().get().sha256();
    if (Verifier.accepts(pin.key().get(), sums.bytes(), der.get())) {
      notes.sound(about, "The key pinned at %s accepts %s.".formatted(version, key), id);
    } else {
      notes.broken(
          about,
          "The key pinned at %s does not accept %s over SHA256SUMS.".formatted(version, key),
          List.of("key " + id, "SHA256SUMS " + sums.sha256()),
          repair("Clients refuse %s. ".formatted(version), version));
    }
  }

  private void tarball(TarballCheck.Seen seen, Optional<String> listed, ReleaseVersion version) {
    String key = scene.profile().tarballKey(version.text());
    if (listed.isPresent()) {
      var about = object(AuditRule.TARBALL_HASH, key, version);
      if (listed.get().equals(seen.sha256())) {
        notes.sound(about, "%s has the hash that SHA256SUMS lists.".formatted(key), seen.sha256());
      } else {
        notes.broken(
            about,
            "%s does not match the hash in SHA256SUMS.".formatted(key),
            List.of("has " + seen.sha256(), "listed " + listed.get()),
            repair("Clients refuse %s. ".formatted(version), version));
      }
    }
    var about = object(AuditRule.TARBALL_CONTENTS, key, version);
    boolean other = listed.filter(hash -> !hash.equals(seen.sha256())).isPresent();
    Remedy remedy = other ? repair("", version) : reCut(version);
    if (seen.damage().isPresent()) {
      notes.broken(about, seen.damage().get().happened(), List.of(key), remedy);
    } else if (seen.faults().isEmpty()) {
      notes.sound(about, "%s holds exactly the binaries of a release.".formatted(key));
    } else {
      notes.broken(about, "%s: %s".formatted(key, seen.faults().getFirst()), seen.faults(), remedy);
    }
    identity(seen.identities(), key, version);
  }

  private void identity(Map<String, BakedIdentity> binaries, String key, ReleaseVersion version) {
    if (scene.profile().build().bakes("version")) {
      version(binaries, key, version);
    }
    Optional<String> tag = Optional.ofNullable(scene.tags().get(version));
    if (tag.isPresent() && !binaries.isEmpty() && scene.profile().build().bakes("commit")) {
      commit(binaries, tag.get(), version);
    }
  }

  private void version(Map<String, BakedIdentity> binaries, String key, ReleaseVersion version) {
    List<String> without =
        binaries.entrySet().stream()
            .filter(binary -> !binary.getValue().hasVersion())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    var about = object(AuditRule.BINARY_VERSION, key, version);
    if (!without.isEmpty()) {
      notes.warned(
          about,
          "%s in %s does not carry the text %s."
              .formatted(String.join(", ", without), key, version),
          List.of(),
          "Ask the binary itself (--version); if it is another release's, withdraw " + version);
    } else if (!binaries.isEmpty()) {
      notes.sound(about, "Every binary carries %s.".formatted(version));
    }
  }

  private void commit(Map<String, BakedIdentity> binaries, String tag, ReleaseVersion version) {
    var about = release(AuditRule.TAG_COMMIT, version);
    Set<String> carried = new TreeSet<>();
    binaries.values().forEach(binary -> carried.addAll(binary.commits()));
    boolean each = binaries.values().stream().allMatch(b -> b.commits().contains(tag));
    if (each) {
      notes.sound(
          about, "The tag %s is on the commit that the binaries carry.".formatted(version), tag);
      return;
    }
    binaries.values().stream()
        .flatMap(binary -> binary.candidates().stream())
        .filter(id -> scene.project().repository().commit(id).isPresent())
        .forEach(carried::add);
    carried.remove(tag);
    if (carried.isEmpty()) {
      notes.warned(
          about,
          "Not every binary of %s carries the commit of its tag in full, nor any other known one."
              .formatted(version),
          List.of("tag on " + tag),
          "Ask a binary itself (--version) and compare.");
    } else {
      notes.broken(
          about,
          "The tag %s is on %s, and its binaries carry %s."
              .formatted(version, tag, String.join(", ", carried)),
          List.of(),
          Remedy.text(
                  "Find out who moved the tag or replaced the tarball. Move the tag back to the"
                      + " commit that was built")
              .aside(OwnCommand.RECOVER.with("tag", "--version", version.text()))
              .then(", or withdraw the release")
              .aside(withdraw(version))
              .then("."));
    }
  }

  private void fields(
      ManifestEntry entry,
      Optional<ObjectInfo> tarball,
      Optional<SmallObject> sums,
      Optional<String> listed) {
    if (template.isEmpty()) {
      return;
    }
    ReleaseVersion version = entry.version();
    String text = version.text();
    URI base = scene.profile().bucket().publicUrl();
    EntryFacts facts =
        EntryFacts.of(version).signature(base.resolve(scene.profile().signatureKey(text)));
    if (tarball.isPresent() && sums.isPresent() && listed.isPresent()) {
      facts =
          facts
              .tarball(
                  base.resolve(scene.profile().tarballKey(text)),
                  listed.get(),
                  tarball.get().size())
              .hashes(base.resolve(scene.profile().hashesKey(text)), sums.get().sha256());
    }
    Optional<String> commit = Optional.ofNullable(scene.tags().get(version));
    if (commit.isPresent()) {
      facts = facts.commit(commit.get());
    }
    Optional<Instant> built = tarball.flatMap(EntryAudit::builtAt);
    if (built.isPresent()) {
      facts = facts.releasedAt(built.get());
    }
    var deviations = template.get().deviations(entry, facts);
    var about = release(AuditRule.ENTRY_FIELDS, version);
    if (deviations.isEmpty()) {
      notes.sound(
          about, "Every field of the entry of %s agrees with its objects.".formatted(version));
    } else if (deviations.stream().allMatch(EntryTemplate.Deviation::isExtra)) {
      notes.warned(
          about,
          "The entry of %s has a field that a new one will not get: %s."
              .formatted(version, deviations.getFirst().sentence()),
          deviations.stream().map(EntryTemplate.Deviation::sentence).toList(),
          "If clients need it, add it to manifest.entry in the profile.");
    } else {
      notes.broken(
          about,
          "The entry of %s does not agree with its objects: %s."
              .formatted(version, deviations.getFirst().sentence()),
          deviations.stream().map(EntryTemplate.Deviation::sentence).toList(),
          Remedy.text("Compare it with the kept manifests")
              .aside(OwnCommand.BUCKET_LS.with("history/"))
              .then(", and restore a valid one."));
    }
  }

  /** When it says that it was built, where that is a time. */
  static Optional<Instant> builtAt(ObjectInfo info) {
    try {
      return Optional.ofNullable(info.metadata().get("built-at")).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
