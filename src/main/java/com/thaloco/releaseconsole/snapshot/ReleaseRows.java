package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Group;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import com.thaloco.releaseconsole.verify.EarlierClients;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Reads what Home tells of each published release: from manifest, tags, changelog and bucket. */
final class ReleaseRows {
  /** Of the newest releases earlier clients are asked; it takes two small objects for each. */
  private static final int ASKED = 20;

  private final Project project;
  private final Optional<ReleaseAdvice> advice;
  private final Optional<Changelog> changelog;
  private final Work work;

  ReleaseRows(Project project, Optional<ReleaseAdvice> advice, Work work) {
    this.project = project;
    this.advice = advice;
    this.work = work;
    String path = project.profile().changelog().path();
    this.changelog =
        project
            .repository()
            .head()
            .flatMap(head -> project.repository().blob(head, path))
            .map(bytes -> Changelog.parse(Source.decode(path, bytes)));
  }

  List<ReleaseRow> read() {
    LiveState world = project.world();
    List<ManifestEntry> entries =
        world.manifest().map(Manifest::entries).orElse(List.of()).stream()
            .sorted(Comparator.comparing(ManifestEntry::version).reversed())
            .toList();
    world.refs(work); // once, before many threads want it
    return work.all(
        Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
            .<Callable<ReleaseRow>>map(i -> () -> row(entries.get(i), i < ASKED))
            .toList());
  }

  private ReleaseRow row(ManifestEntry entry, boolean asked) {
    ReleaseVersion version = entry.version();
    LiveState world = project.world();
    Optional<Section> section = changelog.flatMap(file -> file.release(version.text()));
    return new ReleaseRow(
        version.text(),
        world.manifest().flatMap(Manifest::latest).equals(Optional.of(version)),
        entry.releasedAt().or(() -> ReleasedAt.of(entry.raw())),
        world.tag(version, work).map(RemoteRef::commit),
        section.map(Section::groups).orElse(List.of()).stream()
            .filter(group -> !group.empty())
            .map(Group::name)
            .toList(),
        section.filter(this::callsOut).isPresent(),
        entry.size().or(() -> asked ? size(version) : Optional.empty()),
        account(version),
        asked ? clients(version) : Optional.empty(),
        world.tag(version, work).flatMap(tag -> receipt(version, tag.commit())));
  }

  private Optional<Path> receipt(ReleaseVersion version, String commit) {
    return Optional.of(ReceiptFiles.of(project.state().receipts(), version.text(), commit).page())
        .filter(Files::exists);
  }

  private boolean callsOut(Section section) {
    return project
        .profile()
        .units()
        .filter(rules -> section.visibleText().contains(rules.command()))
        .isPresent();
  }

  private Optional<Long> size(ReleaseVersion version) {
    return project
        .world()
        .bucket()
        .head(project.profile().tarballKey(version.text()))
        .map(info -> info.size());
  }

  private Optional<PendingVerification.Account> account(ReleaseVersion version) {
    return advice.map(ReleaseAdvice::accounts).orElse(List.of()).stream()
        .filter(account -> account.version().equals(version))
        .findFirst();
  }

  private Optional<List<ClientAcceptance>> clients(ReleaseVersion version) {
    try {
      return EarlierClients.of(project, version, work);
    } catch (ProblemException e) {
      return Optional.empty(); // what can't be read is not asked; the audit tells why
    }
  }
}
