package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.Restoration;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.Claim;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.manifest.NewEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Restoring an earlier kept manifest. A copy is always older than the newest release, so entries
 * that were published since (with a tag, and not burned) are carried over unless the maintainer
 * wants the copy exactly.
 */
final class ManifestReturn {
  /** What is to be written, and what that means. */
  private record Return(
      Manifest wanted,
      ReleaseVersion latest,
      List<ReleaseVersion> back,
      List<ReleaseVersion> stay,
      List<ReleaseVersion> gone) {}

  private final AuditedState scene;
  private final ClientReadiness soundness;

  ManifestReturn(AuditedState scene) {
    this.scene = scene;
    this.soundness = new ClientReadiness(scene);
  }

  Restoration plan(String key, boolean exact, Work work) {
    Return back = wanted(key, exact, work);
    return new Restoration(
        key,
        exact,
        back.latest(),
        back.back(),
        back.stay(),
        back.gone(),
        move(key, back, work).missing(ManifestMove.isUnfinished(scene, name(key, exact))),
        limits(back),
        scene.manifestMark());
  }

  /** What it begins with in the journal. */
  static Fact.Changing name(String key, boolean exact) {
    return new Fact.Changing("restore " + key + (exact ? " --exact" : ""));
  }

  void take(Restoration plan, Runner runner, Work work) {
    move(plan.key(), wanted(plan.key(), plan.exact(), work), work).take(runner, plan.planned());
  }

  private ManifestMove move(String key, Return back, Work work) {
    String commit = soundness.requireNameable(back.latest(), back.wanted(), work);
    return new ManifestMove(
        scene,
        new ManifestMove.Wanted(
            back.wanted(),
            scene
                .profile()
                .installer()
                .map(rules -> soundness.installer(rules, commit, back.latest())),
            "The kept manifest is restored; new installs get %s.".formatted(back.latest()),
            writing(key, back)));
  }

  private Description writing(String key, Return back) {
    var effect = new ArrayList<String>();
    effect.add("%s becomes %s".formatted(scene.profile().manifest().key(), key));
    add(effect, back.back(), "brings back %s");
    add(effect, back.stay(), "keeps the entries published since: %s");
    add(effect, back.gone(), "takes out %s");
    effect.add("latest is %s.".formatted(back.latest()));
    boolean readable = scene.reading().flatMap(ManifestReading::sound).isPresent();
    return ManifestMove.writing(
        String.join("; ", effect),
        "New installs get %s.%s"
            .formatted(
                back.latest(),
                back.gone().isEmpty()
                    ? ""
                    : " Clients no longer find %s.".formatted(texts(back.gone()))),
        readable ? Undo.CAN_BE_UNDONE : Undo.NOTHING_TO_UNDO,
        Remedy.text(
            readable
                ? "Restore the copy that was kept just before."
                : "Not needed: clients can't read the present manifest."));
  }

  private static void add(List<String> effect, List<ReleaseVersion> versions, String text) {
    if (!versions.isEmpty()) {
      effect.add(text.formatted(texts(versions)));
    }
  }

  private List<String> limits(Return back) {
    var limits = new ArrayList<String>();
    var lost = new TreeSet<ReleaseVersion>();
    scene.tags().keySet().stream()
        .filter(v -> back.wanted().entry(v).isEmpty() && !scene.burned().contains(v))
        .filter(v -> scene.objects().containsKey(scene.profile().tarballKey(v.text())))
        .forEach(lost::add);
    if (!lost.isEmpty()) {
      limits.add(
          "Tagged and published, but without an entry in what is restored: %s. Recover them before the"
                  .formatted(texts(List.copyOf(lost)))
              + " next cut; another kept manifest may have their entries.");
    }
    limits.add("Objects are not touched: only the manifest and the installer.");
    return limits;
  }

  private Return wanted(String key, boolean exact, Work work) {
    Manifest kept = kept(key);
    List<ReleaseVersion> burned =
        kept.entries().stream()
            .map(ManifestEntry::version)
            .filter(scene.burned()::contains)
            .toList();
    if (!burned.isEmpty()) {
      throw refused(
          "%s names %s, which is burned and never comes back.".formatted(key, texts(burned)),
          List.of());
    }
    List<ManifestEntry> now = scene.entries();
    List<ManifestEntry> returning =
        kept.entries().stream().filter(e -> now.stream().noneMatch(n -> same(n, e))).toList();
    for (ManifestEntry entry : returning) {
      requireUnclaimed(key, entry);
      List<String> faults = soundness.faults(entry, kept, work);
      if (!faults.isEmpty()) {
        throw refused(
            "%s would give clients %s, which is not valid: %s"
                .formatted(key, entry.version(), faults.getFirst()),
            faults);
      }
    }
    Manifest wanted = kept;
    var stay = new ArrayList<ReleaseVersion>();
    for (ManifestEntry entry : now) {
      if (!exact && kept.entry(entry.version()).isEmpty() && isPublished(entry, kept, work)) {
        wanted = wanted.withEntry(new NewEntry(entry.version(), entry.fields()));
        stay.add(entry.version());
      }
    }
    ReleaseVersion latest =
        kept.latest()
            .orElseThrow(() -> refused("%s names no release as latest.".formatted(key), List.of()));
    Manifest all = wanted;
    return new Return(
        wanted,
        latest,
        returning.stream().map(ManifestEntry::version).toList(),
        stay,
        now.stream().map(ManifestEntry::version).filter(v -> all.entry(v).isEmpty()).toList());
  }

  /** Its objects are valid now, but a cut may be about to put others in their place. */
  private void requireUnclaimed(String key, ManifestEntry entry) {
    Claim.find(scene.world(), entry.version())
        .filter(found -> found.isForOther(entry))
        .ifPresent(found -> {
          throw refused(
              "%s would give clients %s, whose objects another cut replaces (%s)."
                  .formatted(key, entry.version(), found.from()),
              List.of());
        });
  }

  private boolean isPublished(ManifestEntry entry, Manifest kept, Work work) {
    return scene.tags().containsKey(entry.version())
        && !scene.burned().contains(entry.version())
        && soundness.faults(entry, kept.without(entry.version()), work).isEmpty();
  }

  private static boolean same(ManifestEntry one, ManifestEntry other) {
    return one.version().equals(other.version()) && one.fields().equals(other.fields());
  }

  private Manifest kept(String key) {
    KeptManifests.Name name =
        KeptManifests.parse(key)
            .orElseThrow(
                () -> refused("%s is not the key of a kept manifest.".formatted(key), keptKeys()));
    ConfirmedObject object =
        ConfirmedObject.read(scene.bucket(), key, LiveState.MANIFEST_LIMIT)
            .orElseThrow(() -> refused("%s is not there.".formatted(key), keptKeys()));
    if (!object.sha256().startsWith(name.sha256Start())) {
      throw refused("%s was changed after it was kept.".formatted(key), keptKeys());
    }
    ManifestReading reading = ManifestReading.of(object.bytes(), scene.profile().manifest());
    return reading
        .sound()
        .orElseThrow(() ->
            refused(
                "%s can't be restored: %s".formatted(key, reading.faults().getFirst().sentence()),
                keptKeys()));
  }

  private List<String> keptKeys() {
    return scene.kept().reversed().stream().map(info -> info.key()).limit(20).toList();
  }

  private static String texts(List<ReleaseVersion> versions) {
    return versions.stream().map(ReleaseVersion::text).collect(Collectors.joining(", "));
  }

  private static RuntimeException refused(String happened, List<String> evidence) {
    return Problem.refused(
            "change.not-restorable",
            happened,
            "Nothing was changed.",
            Remedy.text("Choose another kept manifest").by(OwnCommand.BUCKET_LS.with("history/")))
        .with(evidence)
        .toException();
  }
}
