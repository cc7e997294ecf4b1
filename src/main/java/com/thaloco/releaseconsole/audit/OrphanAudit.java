package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.all;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.object;

import com.thaloco.releaseconsole.bucket.CapabilityProbe;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.ObjectRules;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what nothing names (docs/rules.md, Not orphans). */
final class OrphanAudit {
  /** A younger object may belong to a cut that is under way, here or elsewhere. */
  static final Duration YOUNG = Duration.ofDays(1);

  private final AuditedState scene;
  private final FindingCollector notes;
  private final Set<String> named;

  /**
   * @param others keys that something else than the manifest names, such as a catalog
   */
  OrphanAudit(AuditedState scene, FindingCollector notes, Set<String> others) {
    this.scene = scene;
    this.notes = notes;
    this.named = new HashSet<>(others);
    Profile profile = scene.profile();
    named.addAll(profile.rootKeys());
    scene.entries().forEach(entry -> named.addAll(scene.keysOf(entry.version())));
  }

  void audit(Instant now) {
    boolean sound = true;
    boolean judged = scene.knowsEntries();
    boolean probes = false;
    for (ObjectInfo info : scene.objects().values()) {
      if (info.key().startsWith(CapabilityProbe.FOLDER) && !info.isFolderMarker()) {
        probes = true;
        notes.warned(
            object(AuditRule.PROBE, info.key()),
            "%s was left by an interrupted probe.".formatted(info.key()),
            List.of("written " + LocalTimes.on(info.modified())),
            "It does no harm.");
      } else if (!judged && versionOf(info.key()).isPresent() && !info.isFolderMarker()) {
        sound = false; // reported once, below
      } else if (isOrphan(scene, named, info)) {
        sound = false;
        orphan(info, now);
      }
    }
    if (!judged) {
      notes.warned(
          all(AuditRule.ORPHAN_OBJECT),
          "The objects in the folders of releases could not be checked: no manifest can be read.",
          List.of(),
          Remedy.text("Put the manifest back first")
              .aside(OwnCommand.RECOVER.with("manifest"))
              .then(", then audit again."));
    } else if (sound) {
      notes.sound(
          all(AuditRule.ORPHAN_OBJECT),
          "Every object is named by an entry, or belongs to the console.");
    }
    if (!probes) {
      notes.sound(all(AuditRule.PROBE), "No probe left an object behind.");
    }
  }

  static boolean isOrphan(AuditedState scene, Set<String> named, ObjectInfo info) {
    String key = info.key();
    if (named.contains(key) || info.isFolderMarker()) {
      return !named.contains(key);
    }
    return !key.startsWith(KeptManifests.FOLDER)
        && !key.startsWith(CapabilityProbe.FOLDER)
        && versionOf(key).filter(scene.burned()::contains).isEmpty();
  }

  /** The version in whose folder a key lies. */
  static Optional<ReleaseVersion> versionOf(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? Optional.empty() : ReleaseVersion.parse(key.substring(0, slash));
  }

  private void orphan(ObjectInfo info, Instant now) {
    Optional<ReleaseVersion> version = versionOf(info.key());
    notes.warned(
        new FindingCollector.About(AuditRule.ORPHAN_OBJECT, Optional.of(info.key()), version),
        why(info, version),
        List.of("%d bytes, written %s".formatted(info.size(), LocalTimes.on(info.modified()))),
        remedy(info, version, now));
  }

  private String why(ObjectInfo info, Optional<ReleaseVersion> version) {
    String key = info.key();
    if (info.isFolderMarker()) {
      return "%s is a folder marker, which some tools leave: no client reads it.".formatted(key);
    }
    if (version.isEmpty()) {
      return "No entry names %s.".formatted(key);
    }
    if (version.equals(scene.openCut())) {
      return "%s belongs to the unfinished cut or recovery of %s.".formatted(key, version.get());
    }
    return hasEntry(version.get())
        ? "%s is not one of the objects of %s.".formatted(key, version.get())
        : "%s is of %s, which has no entry.".formatted(key, version.get());
  }

  private Remedy remedy(ObjectInfo info, Optional<ReleaseVersion> version, Instant now) {
    boolean marker = info.isFolderMarker();
    if (!marker && version.isPresent() && version.equals(scene.openCut())) {
      return Remedy.text("Finish the cut or recovery first").by(OwnCommand.RECOVER.with());
    }
    if (!marker && version.filter(v -> !hasEntry(v) && scene.tags().containsKey(v)).isPresent()) {
      return Remedy.text(
              "%s is tagged, so it was released. Recover it first".formatted(version.get()))
          .by(OwnCommand.RECOVER.with());
    }
    if (info.modified().isAfter(now.minus(YOUNG))) {
      return Remedy.text(
          "It is younger than a day and may belong to a running cut: check again tomorrow.");
    }
    return ObjectRules.isAddressable(info.key())
        ? Remedy.text("If no one needs it, remove it")
            .by(OwnCommand.BUCKET_REMOVE.with().argument(info.key()))
        : Remedy.text(
            "Remove it in the provider's web console: HTTP clients may change such a key on the"
                + " way.");
  }

  private boolean hasEntry(ReleaseVersion version) {
    return scene.entries().stream().anyMatch(entry -> entry.version().equals(version));
  }
}
