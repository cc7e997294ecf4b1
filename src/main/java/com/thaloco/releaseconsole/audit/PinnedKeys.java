package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The key that the clients of each release verify with: the pin at its tag. Thread-safe. */
final class PinnedKeys {
  /**
   * What is known of one release's pin.
   *
   * @param commit that the tag is on; empty where there is no tag to be found
   * @param reason why there is no key; empty where there is one
   */
  record Pinned(Optional<String> commit, Optional<ReleaseKey> key, String reason) {}

  private final Project project;
  private final Map<ReleaseVersion, String> tags;
  private final Map<ReleaseVersion, Pinned> known = new ConcurrentHashMap<>();

  PinnedKeys(Project project, Map<ReleaseVersion, String> tags) {
    this.project = project;
    this.tags = Map.copyOf(tags);
  }

  /** Asks the remote for its tags; where it can't be reached, those here are all there is. */
  static PinnedKeys of(Project project, Work work) {
    var tags = new HashMap<ReleaseVersion, String>();
    try {
      for (RemoteRef ref : project.world().fresh().refs(work)) {
        put(tags, ref.name().replaceFirst("^refs/tags/", ""), ref.commit());
      }
    } catch (ProblemException e) {
      for (Tag tag : project.repository().tags()) {
        put(tags, tag.name(), tag.commit());
      }
    }
    return new PinnedKeys(project, tags);
  }

  private static void put(Map<ReleaseVersion, String> tags, String name, String commit) {
    ReleaseVersion.parse(name).ifPresent(version -> tags.put(version, commit));
  }

  /** The pin of one release. */
  Pinned of(ReleaseVersion version) {
    return known.computeIfAbsent(version, this::read);
  }

  private Pinned read(ReleaseVersion version) {
    Optional<String> commit = Optional.ofNullable(tags.get(version));
    if (commit.isEmpty()) {
      return new Pinned(commit, Optional.empty(), "%s has no tag".formatted(version));
    }
    if (project.repository().commit(commit.get()).isEmpty()) {
      return new Pinned(
          commit,
          Optional.empty(),
          "the commit of %s is not in this repository".formatted(version));
    }
    PinReading pin = Pins.ofUsers(project.profile(), project.repository(), commit.get());
    return switch (pin) {
      case PinReading.Pinned found -> new Pinned(commit, Optional.of(found.key()), "");
      case PinReading.Unreadable none ->
          new Pinned(
              commit,
              Optional.empty(),
              "no key can be read at %s: %s".formatted(version, none.problem().happened()));
    };
  }
}
