package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.Removal;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.RemoveObject;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.Memoized;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removing objects that nothing names. */
final class OrphanRemoval {
  /** A client that has read a manifest may use it for so long, whatever cache it went through. */
  private static final Duration REACH = Duration.ofDays(1);

  private final AuditedState scene;
  private final Memoized<NamedKeys> named = new Memoized<>();
  private final Memoized<Map<String, Set<ReleaseVersion>>> kept = new Memoized<>();

  OrphanRemoval(AuditedState scene) {
    this.scene = scene;
  }

  Removal plan(List<String> asked, Work work) {
    List<String> keys = asked.stream().distinct().toList();
    var etags = new LinkedHashMap<String, String>();
    var steps = new ArrayList<RemoveObject<AuditedState>>();
    var limits = new ArrayList<String>();
    long size = 0;
    for (String key : keys) {
      work.checkpoint();
      Optional<ObjectInfo> there = there(key);
      if (there.isEmpty()) {
        limits.add("%s does not exist: there is nothing to do.".formatted(Printable.of(key)));
        continue;
      }
      ObjectInfo info = there.get();
      Set<String> naming = requireRemovable(info);
      if (!naming.isEmpty()) {
        limits.add(
            "These kept manifests name %s and can't be restored without it: %s"
                .formatted(keys.size() == 1 ? "it" : Printable.of(key), String.join(", ", naming)));
      }
      etags.put(key, info.etag());
      size += info.size();
      steps.add(step(info));
    }
    if (!steps.isEmpty()) {
      limits.addFirst(
          "The store has no conditional delete: the manifest and the object are read again just"
              + " before; a write in the moment between is not noticed.");
    }
    return new Removal(keys, etags, size, PlannedSteps.of(steps), limits);
  }

  /** What it begins with in the journal. */
  static Fact.Changing name(List<String> keys) {
    return new Fact.Changing("remove " + String.join(" ", keys));
  }

  void take(Removal plan, Runner runner) {
    for (String key : plan.keys()) {
      there(key)
          .ifPresent(info -> {
            if (!info.etag().equals(plan.etags().get(key))) {
              throw refused(
                  key, "it was stored again since the plan was made", "Inspect it again.");
            }
            runner.take(step(info), scene);
          });
    }
  }

  private RemoveObject<AuditedState> step(ObjectInfo info) {
    return new RemoveObject<>(
        ChangeStep.REMOVE_OBJECT,
        ChangeTargets.of(scene.project()),
        info.key(),
        description(info),
        (there, work) -> {
          requireUnchanged(info, there);
          return Optional.empty();
        });
  }

  private void requireUnchanged(ObjectInfo planned, ObjectInfo there) {
    String key = planned.key();
    if (!there.etag().equals(planned.etag())) {
      throw refused(key, "it was stored again since the plan was made", "Inspect it again.");
    }
    requireRemovable(there);
    Optional<ConfirmedObject> now = scene.world().fresh().storedManifest();
    if (!now.map(ConfirmedObject::sha256)
        .equals(scene.manifestObject().map(ConfirmedObject::sha256))) {
      throw refused(key, "the manifest was written at this moment", "Run it again.");
    }
  }

  private static Description description(ObjectInfo info) {
    String key = Printable.of(info.key());
    return new Description(
        "Remove " + key,
        "Removes %s (%d bytes, written %s)."
            .formatted(key, info.size(), LocalTimes.on(info.modified())),
        info.isFolderMarker() ? NoticedBy.NOBODY : NoticedBy.CLIENTS,
        info.isFolderMarker() ? Undo.NOTHING_TO_UNDO : Undo.FOR_GOOD,
        info.isFolderMarker()
            ? "No one: it is a folder marker that some tools leave, and no client reads it."
                + " What lies in the folder stays."
            : "Anyone who uses its address: it is not part of any release.",
        info.isFolderMarker()
            ? Remedy.text("Not needed: there is nothing in it.")
            : Remedy.text("It can't be undone: save a copy first")
                .aside(OwnCommand.BUCKET_SHOW.with("--save", "FILE").argument(info.key()))
                .then("."));
  }

  private Optional<ObjectInfo> there(String key) {
    return scene.objects().containsKey(key) ? scene.bucket().head(key) : Optional.empty();
  }

  /** The kept manifests that name it, none of which a client can still hold. */
  private Set<String> requireRemovable(ObjectInfo info) {
    String key = info.key();
    if (scene.reading().flatMap(ManifestReading::sound).isEmpty()) {
      throw LatestMove.unreadable(scene).toException();
    }
    if (scene.remoteProblem().isPresent()) {
      throw scene.remoteProblem().get().toException();
    }
    NamedKeys names = named.get(() -> NamedKeys.of(scene));
    if (names.keys().contains(key)) {
      throw refused(key, "a release needs it", "Withdraw the release if it is bad.");
    }
    Optional<AuditFinding> catalogs = names.unread();
    if (catalogs.isPresent() && OrphanAudit.versionOf(key).isEmpty() && !info.isFolderMarker()) {
      throw refused(
          key,
          "a catalog may name it, and not all can be read here (%s)"
              .formatted(catalogs.get().sentence()),
          catalogs.get().remedy());
    }
    if (!OrphanAudit.isOrphan(scene, names.keys(), info)) {
      throw refused(
          key,
          "it is no orphan: it belongs to the console's own records or to a withdrawn release",
          "Leave it.");
    }
    Optional<ReleaseVersion> version =
        info.isFolderMarker() ? Optional.empty() : OrphanAudit.versionOf(key);
    if (version.isPresent() && version.equals(scene.openCut())) {
      throw refused(
          key, "an unfinished cut or recovery of it is on this machine", "Finish it first.");
    }
    boolean entry =
        version
            .filter(v -> scene.entries().stream().anyMatch(e -> e.version().equals(v)))
            .isPresent();
    if (!entry && version.filter(scene.tags()::containsKey).isPresent()) {
      throw refused(
          key,
          "%s is tagged, so it was released".formatted(version.get()),
          Remedy.text("Recover it first").by(OwnCommand.RECOVER.with()));
    }
    Instant now = scene.project().clock().instant();
    if (info.modified().isAfter(now.minus(OrphanAudit.YOUNG))) {
      throw refused(
          key,
          "it is younger than a day (%s) and may belong to a cut that is under way"
              .formatted(LocalTimes.on(info.modified())),
          "Try again tomorrow.");
    }
    return keptThatName(key, now);
  }

  /** The versions that each kept manifest names; a kept manifest is never written again. */
  private Map<String, Set<ReleaseVersion>> kept() {
    var named = new HashMap<String, Set<ReleaseVersion>>();
    scene.kept().forEach(copy -> named.put(copy.key(), versionsIn(copy)));
    return named;
  }

  private Set<ReleaseVersion> versionsIn(ObjectInfo copy) {
    return scene
        .bucket()
        .read(copy.key(), LiveState.MANIFEST_LIMIT)
        .map(object -> ManifestReading.of(object.bytes(), scene.profile().manifest()).entries())
        .stream()
        .flatMap(List::stream)
        .map(entry -> entry.version())
        .collect(Collectors.toSet());
  }

  private Set<String> keptThatName(String key, Instant now) {
    var found = new HashSet<String>();
    Optional<ReleaseVersion> version = OrphanAudit.versionOf(key);
    if (version.isEmpty() || !scene.keysOf(version.get()).contains(key)) {
      return found;
    }
    Map<String, Set<ReleaseVersion>> versions = kept.get(this::kept);
    for (ObjectInfo copy : scene.kept()) {
      boolean names = versions.getOrDefault(copy.key(), Set.of()).contains(version.get());
      if (names && copy.modified().isAfter(now.minus(REACH))) {
        throw refused(
            key,
            "the manifest that named it was replaced less than a day ago (%s), and clients may"
                    .formatted(KeptManifests.parse(copy.key()).map(n -> copy.key()).orElse(""))
                + " still hold it",
            "Try again tomorrow.");
      }
      if (names) {
        found.add(copy.key());
      }
    }
    return found;
  }

  private static RuntimeException refused(String key, String why, String next) {
    return refused(key, why, Remedy.text(next));
  }

  private static RuntimeException refused(String key, String why, Remedy next) {
    return Problem.refused(
            "change.not-removable",
            "%s can't be removed: %s.".formatted(Printable.of(key), why),
            "Nothing was removed.",
            next)
        .toException();
  }
}
