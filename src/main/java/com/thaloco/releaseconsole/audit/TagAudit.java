package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.all;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.release;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Audits the tags and the changelog against the manifest, both ways. */
final class TagAudit {
  private final AuditedState scene;
  private final FindingCollector notes;

  TagAudit(AuditedState scene, FindingCollector notes) {
    this.scene = scene;
    this.notes = notes;
  }

  void audit(Work work) {
    if (scene.remoteProblem().isPresent()) {
      notes.warned(
          all(AuditRule.TAG),
          "The remote could not be read, so the tags of this repository are used instead.",
          List.of(scene.remoteProblem().get().happened()),
          scene.remoteProblem().get().next());
    }
    scene.entries().forEach(entry -> tag(entry.version(), work));
    orphans();
    changelog();
  }

  private Action fetch() {
    return Action.shell("git", "fetch", scene.profile().source().remote(), "--tags");
  }

  private Action fetchOver() {
    return Action.shell("git", "fetch", scene.profile().source().remote(), "--tags", "--force");
  }

  private void tag(ReleaseVersion version, Work work) {
    var about = release(AuditRule.TAG, version);
    Optional<String> commit = Optional.ofNullable(scene.tags().get(version));
    Optional<Tag> here = scene.tagHere(version);
    if (commit.isEmpty()) {
      notes.broken(
          about,
          "%s is in the manifest and not tagged on the remote.".formatted(version),
          here.map(tag -> List.of("tagged here on " + tag.commit())).orElse(List.of()),
          Remedy.text("Tag it").by(OwnCommand.RECOVER.with("tag", "--version", version.text())));
    } else if (here.isPresent() && !here.get().commit().equals(commit.get())) {
      notes.broken(
          about,
          "The tag %s is on another commit on the remote than here.".formatted(version),
          List.of("remote " + commit.get(), "here " + here.get().commit()),
          Remedy.text("Find out who moved it; if the remote's is right, take it over")
              .by(fetchOver()));
    } else if (scene.project().repository().commit(commit.get()).isEmpty()) {
      notes.warned(
          about,
          "The commit of %s is not in this repository, so some of it was not audited."
              .formatted(version),
          List.of(commit.get()),
          Remedy.text("Fetch the tags").aside(fetch()).then(", then audit again."));
    } else if (here.isPresent() && !isSame(here.get(), version, work)) {
      notes.warned(
          about,
          "The tag %s is on the same commit on the remote and here, and not the same tag."
              .formatted(version),
          List.of(commit.get(), "here " + here.get().id()),
          Remedy.text(
                  "Compare their messages: a tag's message may say why no verification release is"
                      + " needed. If the remote's is right, take it over")
              .by(fetchOver()));
    } else {
      notes.sound(about, "%s is tagged on the remote.".formatted(version), commit.get());
    }
  }

  private boolean isSame(Tag here, ReleaseVersion version, Work work) {
    return scene.remoteProblem().isPresent()
        || scene.world().tag(version, work).map(RemoteRef::id).equals(Optional.of(here.id()));
  }

  /** What was tagged before the first entry is older than this way of releasing. */
  private void orphans() {
    var entries = new TreeSet<ReleaseVersion>();
    scene.entries().stream().map(ManifestEntry::version).forEach(entries::add);
    if (scene.reading().isEmpty() || !scene.knowsEntries()) {
      return; // the manifest's own finding says it, once
    }
    List<ReleaseVersion> tags =
        scene.tags().keySet().stream().sorted(Comparator.naturalOrder()).toList();
    for (ReleaseVersion version : tags) {
      boolean older = !entries.isEmpty() && version.compareTo(entries.first()) < 0;
      boolean objects =
          scene.objects().keySet().stream().anyMatch(key -> key.startsWith(version + "/"));
      if (entries.contains(version) || scene.burned().contains(version) || (older && !objects)) {
        continue;
      }
      var about = release(AuditRule.ORPHAN_TAG, version);
      if (objects) {
        notes.broken(
            about,
            "%s is tagged and its objects are there, but the manifest does not name it."
                .formatted(version),
            List.of("tag on " + scene.tags().get(version)),
            Remedy.text("If its objects verify, its entry was lost")
                .by(OwnCommand.RECOVER.with("manifest"))
                .then(". List what else is wrong with it")
                .by(OwnCommand.RECOVER.with()));
      } else {
        notes.warned(
            about,
            "%s is tagged and not in the manifest.".formatted(version),
            List.of("tag on " + scene.tags().get(version)),
            Remedy.text("Recover it").by(OwnCommand.RECOVER.with()));
      }
    }
  }

  private void changelog() {
    String path = scene.profile().changelog().path();
    Optional<byte[]> bytes =
        scene
            .project()
            .repository()
            .head()
            .flatMap(head -> scene.project().repository().blob(head, path));
    if (bytes.isEmpty()) {
      notes.warned(
          all(AuditRule.CHANGELOG),
          "%s is not in the commit that HEAD names.".formatted(path),
          List.of(),
          "Check out the branch that is released from, then audit again.");
      return;
    }
    Changelog changelog;
    try {
      changelog = Changelog.parse(Source.decode(path, bytes.get()));
    } catch (ProblemException e) {
      notes.warned(all(AuditRule.CHANGELOG), e.problem().happened(), List.of(), e.problem().next());
      return;
    }
    for (ManifestEntry entry : scene.entries()) {
      ReleaseVersion version = entry.version();
      Optional<String> number = Optional.of(version.text().replaceFirst("^v", ""));
      section(
          version,
          changelog.releases().stream().filter(s -> s.version().equals(number)).toList(),
          path);
    }
  }

  private void section(ReleaseVersion version, List<Section> sections, String path) {
    var about = release(AuditRule.CHANGELOG, version);
    if (sections.isEmpty()) {
      notes.warned(
          about,
          "%s has no section of %s.".formatted(path, version),
          List.of(),
          "Put it back under its own heading; if this checkout is old, bring it up to date first.");
    } else if (sections.size() > 1) {
      notes.warned(
          about,
          "%s has %d sections of %s.".formatted(path, sections.size(), version),
          sections.stream().map(s -> "%s:%d".formatted(path, s.line())).toList(),
          "Keep one of them, with what was released.");
    } else if (sections.getFirst().title().yanked()) {
      notes.warned(
          about,
          "%s:%d marks %s as yanked, but the manifest names it."
              .formatted(path, sections.getFirst().line(), version),
          List.of(),
          Remedy.text("If clients must not have it, withdraw it")
              .by(OwnCommand.RECOVER.with("withdraw", "--version", version.text())));
    } else {
      notes.sound(about, "%s:%d tells of %s.".formatted(path, sections.getFirst().line(), version));
    }
  }
}
