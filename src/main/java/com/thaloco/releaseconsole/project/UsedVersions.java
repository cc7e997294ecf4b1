package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every version that was ever used but the one that is judged, and where it was seen: on the
 * remote, in this repository, in the manifest, among the burned ones.
 *
 * @param seen where, by version in ascending order
 * @param strays what does not fit together
 */
public record UsedVersions(Map<ReleaseVersion, List<String>> seen, List<Stray> strays) {

  /** Something that does not fit together, and what to do. */
  public record Stray(String sentence, Remedy remedy) {}

  public static UsedVersions of(Candidate subject, Work work) {
    LiveState world = subject.world();
    Map<ReleaseVersion, RemoteRef> remote = new TreeMap<>();
    for (RemoteRef ref : world.refs(work)) {
      if (ref.name().startsWith("refs/tags/")) {
        ReleaseVersion.parse(ref.name().substring("refs/tags/".length()))
            .ifPresent(version -> remote.put(version, ref));
      }
    }
    Map<ReleaseVersion, Tag> here = new TreeMap<>();
    for (Tag tag : subject.repository().tags()) {
      ReleaseVersion.parse(tag.name()).ifPresent(version -> here.put(version, tag));
    }
    Set<ReleaseVersion> entries = new TreeSet<>();
    world.manifest().map(Manifest::entries).orElse(List.of()).stream()
        .map(ManifestEntry::version)
        .forEach(entries::add);
    Set<ReleaseVersion> burned = world.burned(work);
    Map<ReleaseVersion, List<String>> seen = new TreeMap<>();
    note(seen, remote.keySet(), "tag on the remote");
    note(seen, here.keySet(), "tag here");
    note(seen, entries, "manifest");
    note(seen, burned, "burned");
    seen.remove(subject.version()); // version.unused speaks of it
    List<Stray> strays = new ArrayList<>();
    for (ReleaseVersion version : seen.keySet()) {
      if (!burned.contains(version)) {
        stray(version, remote, here, entries, subject).ifPresent(strays::add);
      }
    }
    return new UsedVersions(seen, List.copyOf(strays));
  }

  private static Optional<Stray> stray(
      ReleaseVersion version,
      Map<ReleaseVersion, RemoteRef> remote,
      Map<ReleaseVersion, Tag> here,
      Set<ReleaseVersion> entries,
      Candidate subject) {
    Optional<RemoteRef> there = Optional.ofNullable(remote.get(version));
    Optional<Tag> own = Optional.ofNullable(here.get(version));
    boolean named = entries.contains(version);
    String name = subject.profile().source().remote();
    if (there.isEmpty() && own.isPresent()) {
      return Optional.of(
          named
              ? new Stray(
                  "%s is in the manifest, and tagged here only, not on the remote."
                      .formatted(version),
                  Remedy.text("Tag it first")
                      .by(OwnCommand.RECOVER.with("tag", "--version", version.text())))
              : new Stray(
                  "%s is tagged here, but neither on the remote nor in the manifest."
                      .formatted(version),
                  Remedy.text("If it was never published, delete the tag")
                      .by(Action.shell("git", "tag", "-d", version.text()))));
    }
    if (there.isEmpty()) {
      return Optional.of(
          new Stray(
              "%s is in the manifest and not tagged on the remote.".formatted(version),
              Remedy.text("Tag it first")
                  .by(OwnCommand.RECOVER.with("tag", "--version", version.text()))));
    }
    if (own.isPresent() && !own.get().commit().equals(there.get().commit())) {
      return Optional.of(
          new Stray(
              "The tag %s is on %s here, and on %s on the remote."
                  .formatted(version, own.get().commit(), there.get().commit()),
              Remedy.text("Find out who moved it; if the remote's is right, take it over")
                  .by(Action.shell("git", "fetch", name, "--tags", "--force"))));
    }
    if (named && version.equals(last(entries))) {
      Optional<String> built = builtFrom(version, subject);
      if (built.isPresent() && !built.get().equals(there.get().commit())) {
        return Optional.of(moved(version, built.get(), there.get().commit(), name));
      }
    }
    // What was tagged before the first manifest entry is older than this way of releasing.
    boolean older = entries.stream().findFirst().map(e -> version.compareTo(e) < 0).orElse(true);
    return named || older
        ? Optional.empty()
        : Optional.of(
            new Stray(
                "%s is tagged and not in the manifest.".formatted(version),
                Remedy.text("Recover it first").by(OwnCommand.RECOVER.with())));
  }

  /** The release that everything is compared with. */
  private static @Nullable ReleaseVersion last(Set<ReleaseVersion> entries) {
    return entries.stream().filter(ReleaseVersion::isStable).reduce((a, b) -> b).orElse(null);
  }

  /** The commit that a release's tarball names. */
  private static Optional<String> builtFrom(ReleaseVersion version, Candidate subject) {
    return subject
        .world()
        .bucket()
        .head(subject.profile().tarballKey(version.text()))
        .map(object -> object.metadata().getOrDefault("commit", ""))
        .filter(commit -> !commit.isBlank());
  }

  private static Stray moved(ReleaseVersion version, String built, String now, String remote) {
    return new Stray(
        "The tag %s was moved: it is on %s, and the release was built from %s."
            .formatted(version, now, built),
        Remedy.text("Put it back")
            .aside(
                Action.shell("git", "tag", "--force", "-m", version.text(), version.text(), built))
            .then(" and")
            .by(Action.shell("git", "push", "--force", remote, "refs/tags/%s".formatted(version))));
  }

  /** The highest of some kind. */
  public Optional<ReleaseVersion> highest(Predicate<ReleaseVersion> kind) {
    return seen.keySet().stream().filter(kind).reduce((a, b) -> b);
  }

  /** One line for each version, the highest first. */
  public List<String> lines() {
    return seen.entrySet().stream()
        .map(each -> "%s: %s".formatted(each.getKey(), String.join(", ", each.getValue())))
        .toList()
        .reversed();
  }

  private static void note(
      Map<ReleaseVersion, List<String>> seen, Collection<ReleaseVersion> versions, String where) {
    versions.forEach(v -> seen.computeIfAbsent(v, _ -> new ArrayList<>()).add(where));
  }
}
