package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.all;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.object;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.release;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.engine.BurnRecord;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.manifest.ManifestReading.Fault;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Audits the manifest itself, what it names as latest, and the kept ones. */
final class ManifestAudit {
  private static final String BURNED = OwnKeys.Record.BURNED.folder();

  /** What the sample's clients take; those of other projects will be about as patient. */
  private static final int CLIENTS_LIMIT = 4 << 20;

  private final AuditedState scene;
  private final FindingCollector notes;

  ManifestAudit(AuditedState scene, FindingCollector notes) {
    this.scene = scene;
    this.notes = notes;
  }

  void audit(Work work) {
    String key = scene.profile().manifest().key();
    if (scene.reading().isEmpty()) {
      scene.tooLarge().ifPresentOrElse(large -> tooLarge(key, large), () -> missing(key));
      kept(work);
      return;
    }
    ManifestReading reading = scene.reading().get();
    for (Fault fault : reading.faults()) {
      fault(fault, key);
    }
    long size = scene.manifestObject().map(object -> object.info().size()).orElse(0L);
    if (reading.sound().isPresent() && size > CLIENTS_LIMIT) {
      notes.warned(
          object(AuditRule.MANIFEST, key),
          "%s has %,d bytes: clients may refuse one of more than %,d."
              .formatted(key, size, CLIENTS_LIMIT),
          List.of(Plural.of(reading.entries().size(), "entry")),
          "Find out what makes it so large, and replace it with a copy without that.");
    } else if (reading.sound().isPresent()) {
      notes.sound(
          object(AuditRule.MANIFEST, key),
          "%s has %s and the shape that clients expect."
              .formatted(key, Plural.of(reading.entries().size(), "entry")));
    }
    latest(reading, key);
    burned();
    kept(work);
  }

  private static Remedy restore() {
    return Remedy.text("Put it back").by(OwnCommand.RECOVER.with("manifest"));
  }

  private void tooLarge(String key, Problem large) {
    notes.broken(
        object(AuditRule.MANIFEST, key),
        "%s is larger than %,d bytes: clients and this program refuse it."
            .formatted(key, LiveState.MANIFEST_LIMIT),
        List.of(large.happened()),
        restore());
  }

  private void missing(String key) {
    if (scene.hasNoRelease() && scene.tags().isEmpty()) {
      notes.sound(
          object(AuditRule.MANIFEST, key), "There is no manifest yet: nothing was released.");
    } else if (scene.hasNoRelease()) {
      notes.broken(
          object(AuditRule.MANIFEST, key),
          "%s is missing from the bucket, although the remote has %s."
              .formatted(key, Plural.of(scene.tags().size(), "tag")),
          List.of(),
          "Check bucket and prefix in the profile.");
    } else {
      notes.broken(
          object(AuditRule.MANIFEST, key),
          "%s is missing from the bucket, although releases were published.".formatted(key),
          List.of(
              "%s, %s"
                  .formatted(
                      Plural.of(scene.objects().size(), "object"),
                      Plural.of(scene.tags().size(), "tag"))),
          restore());
    }
  }

  private void fault(Fault fault, String key) {
    AuditRule rule =
        switch (fault.kind()) {
          case DOCUMENT -> AuditRule.MANIFEST;
          case ENTRY -> AuditRule.MANIFEST_ENTRY;
          case DUPLICATE -> AuditRule.MANIFEST_DUPLICATE;
          case FENCE -> AuditRule.MANIFEST_FENCE;
        };
    var about = new FindingCollector.About(rule, Optional.of(key), fault.version());
    if (fault.kind() == ManifestReading.Kind.FENCE) {
      notes.warned(
          about,
          "%s: %s".formatted(key, fault.sentence()),
          List.of(),
          "Find out who wrote it; the next cut writes a whole one.");
    } else {
      String sentence = fault.sentence();
      notes.broken(
          about,
          sentence.startsWith(key) ? sentence : "%s: %s".formatted(key, sentence),
          List.of(),
          restore());
    }
  }

  private void latest(ManifestReading reading, String key) {
    String field = scene.profile().manifest().latest();
    var about = object(AuditRule.LATEST, key);
    Optional<ReleaseVersion> highest =
        reading.entries().stream()
            .map(ManifestEntry::version)
            .filter(version -> version.isStable() && !scene.burned().contains(version))
            .max(Comparator.naturalOrder());
    if (reading.latest().isEmpty()) {
      return; // the fault of the document says it
    }
    String text = reading.latest().get();
    Optional<ReleaseVersion> latest = scene.latest();
    Optional<String> wrong = Optional.empty();
    if (text.isEmpty()) {
      wrong = highest.map(v -> "names no release, although %s exists".formatted(v));
    } else if (latest.isEmpty()) {
      wrong = Optional.of("is '%s', which is not a version".formatted(text));
    } else if (reading.entries().stream().noneMatch(e -> e.version().equals(latest.get()))) {
      wrong = Optional.of("names %s, which has no entry".formatted(text));
    } else if (!latest.get().isStable()) {
      wrong = Optional.of("names %s, which is a pre-release".formatted(text));
    } else if (scene.burned().contains(latest.get())) {
      wrong = Optional.of("names %s, which is burned".formatted(text));
    }
    if (wrong.isPresent()) {
      notes.broken(
          about,
          "%s %s.".formatted(field, wrong.get()),
          List.of(),
          highest
              .map(v ->
                  Remedy.text("Choose a valid release")
                      .by(OwnCommand.BUCKET_ROLLBACK.with("--to", v.text())))
              .orElseGet(ManifestAudit::restore));
      return;
    }
    notes.sound(about, "%s names %s.".formatted(field, text.isEmpty() ? "nothing" : text));
    var behind = object(AuditRule.LATEST_BEHIND, key);
    if (latest.isPresent() && highest.isPresent() && latest.get().compareTo(highest.get()) < 0) {
      notes.warned(
          behind,
          "%s names %s, although %s exists.".formatted(field, text, highest.get()),
          List.of(),
          Remedy.text("If clients are not kept on it on purpose, name the highest")
              .by(OwnCommand.BUCKET_ROLLBACK.with("--to", highest.get().text())));
    } else {
      notes.sound(behind, "%s names the highest stable release.".formatted(field));
    }
  }

  private void burned() {
    Set<ReleaseVersion> burned = scene.burned();
    for (ReleaseVersion version : burned) {
      var about = release(AuditRule.BURNED, version);
      if (scene.entries().stream().anyMatch(entry -> entry.version().equals(version))) {
        notes.broken(
            about,
            "%s is burned, and still in the manifest.".formatted(version),
            List.of(BURNED + version + ".json"),
            Remedy.text("Finish the withdrawal")
                .by(OwnCommand.RECOVER.with("withdraw", "--version", version.text())));
      } else if (!isReadable(version)) {
        notes.warned(
            about,
            "%s is burned, and the record of it can't be read.".formatted(version),
            List.of(BURNED + version + ".json"),
            "Find out who changed it. The version stays burned, whatever the record says.");
      } else {
        long left =
            scene.objects().keySet().stream().filter(k -> k.startsWith(version + "/")).count();
        notes.sound(about, "%s was withdrawn; %d of its objects stay.".formatted(version, left));
      }
    }
  }

  /** A record that was edited manually may say little, but not of another version. */
  private boolean isReadable(ReleaseVersion version) {
    String key = BURNED + version + ".json";
    Optional<ObjectInfo> info = Optional.ofNullable(scene.objects().get(key));
    if (info.filter(record -> record.size() > BurnRecord.LIMIT).isPresent()) {
      return false;
    }
    try {
      return scene
          .bucket()
          .read(key, BurnRecord.LIMIT)
          .map(record -> ForeignJson.mapper().build().readTree(record.bytes()))
          .filter(record -> !record.isObject() || !isOf(record, version))
          .isEmpty();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isOf(JsonNode record, ReleaseVersion version) {
    return record.path("version").asString(version.text()).equals(version.text());
  }

  /** Every kept manifest, one at a time in memory, and whatever else lies beside them. */
  private void kept(Work work) {
    for (ObjectInfo info : scene.objects().values()) {
      String key = info.key();
      if (key.startsWith(KeptManifests.FOLDER)
          && !info.isFolderMarker()
          && KeptManifests.parse(key).isEmpty()
          && !isRecord(key)) {
        notes.warned(
            object(AuditRule.KEPT_MANIFEST, key),
            "%s is neither a kept manifest nor a record of this program.".formatted(key),
            List.of(),
            "Find out who put it there.");
      }
    }
    BoundedParallel.each(scene.kept(), work, this::kept);
    newest();
  }

  /** Of a version that is burned, cut again or claimed. */
  private static boolean isRecord(String key) {
    return OwnKeys.recorded(key).flatMap(ReleaseVersion::parse).isPresent();
  }

  private void kept(ObjectInfo info) {
    var about = object(AuditRule.KEPT_MANIFEST, info.key());
    if (info.size() > LiveState.MANIFEST_LIMIT) {
      notes.warned(about, "%s is too large to be a manifest.".formatted(info.key()), List.of(), "");
      return;
    }
    Optional<SmallObject> read = scene.bucket().read(info.key(), LiveState.MANIFEST_LIMIT);
    if (read.isEmpty()) {
      return; // removed since the listing
    }
    KeptManifests.Name name = KeptManifests.parse(info.key()).orElseThrow();
    ManifestReading reading = ManifestReading.of(read.get().bytes(), scene.profile().manifest());
    if (!read.get().sha256().startsWith(name.sha256Start())) {
      notes.warned(
          about,
          "%s was changed after it was kept: its hash is not the one in its name."
              .formatted(info.key()),
          List.of("sha256 " + read.get().sha256()),
          "Do not restore it; restore another one.");
    } else if (reading.sound().isEmpty()) {
      notes.warned(
          about,
          "%s can't be restored: %s".formatted(info.key(), reading.faults().getFirst().sentence()),
          List.of(),
          "It was already so when it was kept; restore another one.");
    } else {
      notes.sound(
          about,
          "%s can be restored: latest was %s."
              .formatted(info.key(), reading.sound().get().latestText()));
    }
  }

  /**
   * A cut keeps a manifest and then writes another: the same again means that it went no further.
   */
  private void newest() {
    Optional<Manifest> now = scene.reading().flatMap(ManifestReading::sound);
    List<ObjectInfo> kept = scene.kept();
    if (now.isEmpty() || kept.isEmpty()) {
      return;
    }
    var about = all(AuditRule.MANIFEST_FENCE);
    Optional<SmallObject> newest =
        scene.bucket().read(kept.getLast().key(), LiveState.MANIFEST_LIMIT);
    boolean fenced =
        newest
            .flatMap(
                object -> ManifestReading.of(object.bytes(), scene.profile().manifest()).sound())
            .filter(before -> before.sameContent(now.get()) && !before.equals(now.get()))
            .isPresent();
    if (fenced && !fencedByWithdrawal(kept)) {
      notes.warned(
          about,
          "The manifest has the content of the newest kept one in other bytes: a fence without a"
              + " publication after it.",
          List.of(kept.getLast().key()),
          "A cut or re-cut began to replace objects and did not publish: resume it, or recover.");
    } else {
      notes.sound(about, "No fence was left unfinished.");
    }
  }

  /**
   * A withdrawal fences the manifest even where the version has no entry, so that no cut can put
   * one in: it burns the version, and nothing has to follow.
   */
  private boolean fencedByWithdrawal(List<ObjectInfo> kept) {
    Instant before = kept.size() > 1 ? kept.get(kept.size() - 2).modified() : Instant.EPOCH;
    return scene.objects().values().stream()
        .filter(object -> object.key().startsWith(BURNED))
        .anyMatch(burned -> !burned.modified().isBefore(before));
  }
}
