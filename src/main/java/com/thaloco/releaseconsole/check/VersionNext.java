package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code version.next}: the version follows what manifest, tags, burned versions and changelog say,
 * taken together: no gap, not backwards, every tag with an entry and every entry with a tag.
 */
final class VersionNext implements Check {
  @Override
  public String id() {
    return "version.next";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Subject subject, Work work) {
    Used used = used(subject, work);
    Optional<ReleaseVersion> highest = used.highest();
    ReleaseVersion version = subject.version();
    if (highest.isEmpty()) {
      return Finding.passed(id(), "%s is the first release.".formatted(version));
    }
    if (!used.strays().isEmpty()) {
      return Finding.blocked(
          id(), used.strays().getFirst(), used.strays(), "Lead it out first: release-console recover");
    }
    ReleaseVersion last = highest.get();
    if (version.compareTo(last) <= 0) {
      return Finding.blocked(
          id(),
          "%s does not come after %s.".formatted(version, last),
          used.lines(),
          "Cut the next patch number: " + last.nextPatch());
    }
    if (!version.isStable()) {
      return Finding.warned(
          id(),
          "%s is a pre-release: it goes into the manifest and latest stays %s."
              .formatted(version, last),
          used.lines(),
          "If that is not meant, cut " + last.nextPatch());
    }
    return isNext(version, last)
        ? Finding.passed(
            id(), "%s follows %s.".formatted(version, last), used.lines().toArray(String[]::new))
        : Finding.blocked(
            id(),
            "%s leaves a gap after %s.".formatted(version, last),
            used.lines(),
            "Cut %s, or %s for a minor release.".formatted(last.nextPatch(), last.nextMinor()));
  }

  private static boolean isNext(ReleaseVersion version, ReleaseVersion last) {
    return version.equals(last.nextPatch())
        || version.equals(last.nextMinor())
        || version.equals(last.nextMajor());
  }

  /** Where each version was seen. */
  private record Used(List<String> lines, List<String> strays, Optional<ReleaseVersion> highest) {}

  private static Used used(Subject subject, Work work) {
    var seen = new TreeMap<ReleaseVersion, List<String>>();
    Set<ReleaseVersion> burned = subject.world().burned(work);
    List<ReleaseVersion> tagged = tags(subject, work).toList();
    List<ReleaseVersion> entries =
        subject.world().manifest().map(Manifest::entries).orElse(List.of()).stream()
            .map(ManifestEntry::version)
            .toList();
    note(seen, tagged, "tag");
    note(seen, entries, "manifest");
    note(seen, burned, "burned");
    seen.remove(subject.version()); // version.unused speaks of it
    var strays = new ArrayList<String>();
    seen.forEach(
        (version, where) -> {
          if (!burned.contains(version) && tagged.contains(version) != entries.contains(version)) {
            strays.add(
                tagged.contains(version)
                    ? "%s is tagged and not in the manifest.".formatted(version)
                    : "%s is in the manifest and not tagged on the remote.".formatted(version));
          }
        });
    return new Used(
        seen.entrySet().stream()
            .map(each -> "%s: %s".formatted(each.getKey(), String.join(", ", each.getValue())))
            .toList(),
        strays,
        seen.keySet().stream().filter(ReleaseVersion::isStable).reduce((a, b) -> b));
  }

  private static Stream<ReleaseVersion> tags(Subject subject, Work work) {
    Stream<String> remote =
        subject.world().refs(work).stream()
            .map(RemoteRef::name)
            .filter(name -> name.startsWith("refs/tags/"))
            .map(name -> name.substring("refs/tags/".length()));
    Stream<String> here = subject.repository().tags().stream().map(Tag::name);
    return Stream.concat(remote, here).distinct().flatMap(n -> ReleaseVersion.parse(n).stream());
  }

  private static void note(
      TreeMap<ReleaseVersion, List<String>> seen,
      Iterable<ReleaseVersion> versions,
      String where) {
    versions.forEach(v -> seen.computeIfAbsent(v, _ -> new ArrayList<>()).add(where));
  }
}
