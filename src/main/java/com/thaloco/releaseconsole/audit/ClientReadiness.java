package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a release must be before a change lets clients have it. */
final class ClientReadiness {
  /** What only says how caches serve it, which a change of the manifest does not touch. */
  private static final Set<AuditRule> PUBLIC =
      EnumSet.of(AuditRule.PUBLIC_SAME, AuditRule.PUBLIC_MISSING, AuditRule.PUBLIC_TYPE);

  private final AuditedState scene;
  private final Templates templates;

  ClientReadiness(AuditedState scene) {
    this.scene = scene;
    this.templates = new Templates(scene);
  }

  /**
   * What is broken of an entry: its objects are read and verified again, and its fields are held
   * against what the other entries of its manifest teach.
   */
  List<String> faults(ManifestEntry entry, Manifest manifest, Work work) {
    FindingCollector notes = FindingCollector.quiet();
    long size =
        Optional.ofNullable(scene.objects().get(scene.profile().tarballKey(entry.version().text())))
            .map(ObjectInfo::size)
            .orElse(0L);
    var tarballs =
        new TarballCheck(scene, scene.tags().values()::contains, new AuditProgress(work, size));
    new EntryAudit(
            scene,
            notes,
            templates.besides(manifest, entry.version(), work),
            new ObjectAudit(scene, notes),
            tarballs)
        .audit(entry, work);
    return notes.sorted().stream()
        .filter(f -> f.severity() == Severity.BROKEN && !PUBLIC.contains(f.rule()))
        .map(AuditFinding::sentence)
        .toList();
  }

  /**
   * The commit of a release that {@code latest_stable} is to name.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException REFUSED, where clients must not get it
   */
  String requireNameable(ReleaseVersion version, Manifest manifest, Work work) {
    Optional<ManifestEntry> entry = manifest.entry(version);
    if (entry.isEmpty()) {
      throw refused("%s has no entry in the manifest".formatted(version), List.of());
    }
    if (!version.isStable()) {
      throw refused("%s is a pre-release".formatted(version), List.of());
    }
    if (scene.burned().contains(version)) {
      throw refused("%s is burned: it was withdrawn".formatted(version), List.of());
    }
    String commit =
        Optional.ofNullable(scene.tags().get(version))
            .filter(id -> scene.project().repository().commit(id).isPresent())
            .orElseThrow(() ->
                refused(
                    "%s has no tag on the remote whose commit is in this repository"
                        .formatted(version),
                    List.of()));
    List<String> faults = faults(entry.get(), manifest, work);
    if (!faults.isEmpty()) {
      throw refused("%s is not valid: %s".formatted(version, faults.getFirst()), faults);
    }
    return commit;
  }

  /** The installer of a release. */
  InstallScript installer(InstallerRules rules, String commit, ReleaseVersion version) {
    return InstallScript.of(rules, scene.project().repository(), version, commit)
        .orElseThrow(() -> refused("%s has no %s".formatted(version, rules.path()), List.of()));
  }

  private static RuntimeException refused(String why, List<String> evidence) {
    String end = why.endsWith(".") ? "" : ".";
    return Problem.refused(
            "change.unsound-latest",
            "Clients must not be given this release: %s%s".formatted(why, end),
            "Nothing was changed.",
            Remedy.text("Audit the bucket")
                .aside(OwnCommand.BUCKET_AUDIT.with())
                .then(" and choose a valid release."))
        .with(evidence)
        .toException();
  }
}
