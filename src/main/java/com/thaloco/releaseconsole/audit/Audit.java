package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.all;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.project.Project;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every manifest entry, every object and every tag, and changes nothing. Memory holds the
 * listing and a few blocks of what is being read, whatever the bucket's size.
 */
public final class Audit {
  /** Replaced while it is read, put into an archive, or closed although others can be read. */
  private static final Set<String> OF_ONE_OBJECT =
      Set.of("bucket.changed", "bucket.archived", "bucket.access-denied");

  private final Project project;

  /** An audit of a project's bucket. */
  public Audit(Project project) {
    this.project = project;
  }

  /**
   * Runs the audit. What is not valid is reported as {@link
   * com.thaloco.releaseconsole.flow.Event.Line} as it comes, progress as bytes of the bucket.
   *
   * @throws ProblemException where the bucket can't be reached or read ({@code bucket.*})
   */
  public AuditReport run(Work work) {
    return audited(work).report();
  }

  /**
   * The same, with what lay there when it was made.
   *
   * @throws ProblemException where the bucket can't be reached or read ({@code bucket.*})
   */
  public Audited audited(Work work) {
    Instant started = work.now();
    var notes = new FindingCollector(work);
    AuditedState scene = AuditedState.read(project, work);
    var objects = new ObjectAudit(scene, notes);
    new ManifestAudit(scene, notes).audit(work);
    scene.manifestObject().ifPresent(manifest -> manifest(manifest, objects, work));
    var prefix = new PrefixAudit(scene, notes);
    project.profile().installer().ifPresent(rules -> prefix.installer(rules, objects, work));
    new TagAudit(scene, notes).audit(work);
    entries(scene, notes, objects, work);
    project.profile().trust().client().ifPresent(pin -> prefix.clients());
    prefix.catalogs(work);
    Set<String> named = new PrefixAudit(scene, FindingCollector.quiet()).catalogKeys();
    new OrphanAudit(scene, notes, named).audit(project.clock().instant());
    new UploadAudit(scene, notes).audit(work);
    unfinished(scene, notes);
    var marks = new HashMap<String, String>();
    scene.objects().forEach((key, info) -> marks.put(key, Listing.mark(info)));
    return new Audited(
        report(scene, notes, started, work.now()),
        scene.world().manifestMark(),
        scene.remoteProblem().isPresent() ? Optional.empty() : Optional.of(scene.tags()),
        marks);
  }

  private void manifest(ConfirmedObject manifest, ObjectAudit objects, Work work) {
    objects.audit(manifest.info(), Optional.of(manifest.sha256()), Optional.empty(), work);
  }

  private void entries(AuditedState scene, FindingCollector notes, ObjectAudit objects, Work work) {
    long total =
        scene.entries().stream()
            .map(entry -> scene.profile().tarballKey(entry.version().text()))
            .map(scene.objects()::get)
            .mapToLong(info -> info == null ? 0 : info.size())
            .sum();
    var progress = new AuditProgress(work, total);
    Set<String> commits = new HashSet<>(scene.tags().values());
    var tarballs = new TarballCheck(scene, commits::contains, progress);
    var entry = new EntryAudit(scene, notes, template(scene, notes, work), objects, tarballs);
    BoundedParallel.each(scene.entries(), work, each -> guarded(entry, each, notes, work));
  }

  /** What can't be read of one release is damage to that one, and not the end of the audit. */
  private static void guarded(
      EntryAudit audit, ManifestEntry entry, FindingCollector notes, Work work) {
    try {
      audit.audit(entry, work);
    } catch (ProblemException e) {
      if (!OF_ONE_OBJECT.contains(e.problem().id())) {
        throw e;
      }
      notes.broken(
          FindingCollector.About.release(AuditRule.OBJECT_MISSING, entry.version()),
          e.problem().happened(),
          e.problem().evidence(),
          e.problem().next());
    }
  }

  private static Optional<EntryTemplate> template(
      AuditedState scene, FindingCollector notes, Work work) {
    Optional<Manifest> manifest = scene.reading().flatMap(ManifestReading::sound);
    if (manifest.isEmpty()) {
      return EntryTemplate.of(scene.profile().manifest());
    }
    return switch (new Templates(scene).of(manifest.get(), work)) {
      case Learned.Explained(EntryTemplate explained) -> Optional.of(explained);
      case Learned.Blocked(var problem) -> {
        notes.warned(
            all(AuditRule.ENTRY_FIELDS),
            "The fields of an entry could not be derived: " + problem.happened(),
            problem.evidence(),
            problem.next());
        yield Optional.empty();
      }
    };
  }

  private static void unfinished(AuditedState scene, FindingCollector notes) {
    scene
        .unfinished()
        .ifPresentOrElse(
            unfinished ->
                notes.warned(
                    FindingCollector.About.release(AuditRule.UNFINISHED_CUT, unfinished.version()),
                    "A cut or recovery of %s is unfinished on this machine."
                        .formatted(unfinished.version()),
                    List.of(scene.project().state().path().toString()),
                    unfinished.remedy()),
            () ->
                notes.sound(
                    all(AuditRule.UNFINISHED_CUT),
                    "No cut or recovery is unfinished on this machine."));
  }

  private AuditReport report(
      AuditedState scene, FindingCollector notes, Instant started, Instant ended) {
    return new AuditReport(
        AuditReport.FORMAT,
        project.profile().project(),
        scene.bucket().name(),
        started,
        ended,
        scene.reading().flatMap(ManifestReading::latest).orElse(""),
        scene.objects().size(),
        scene.objects().values().stream().mapToLong(ObjectInfo::size).sum(),
        notes.sorted(),
        Charts.releases(scene),
        Charts.cuts(project.state()));
  }
}
