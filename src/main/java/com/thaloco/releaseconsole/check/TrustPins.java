package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.trust.Agreement;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code trust.pins}: the pins of the commit agree by key and by text, and with the pin at the tag
 * of every earlier manifest entry, for those clients must accept this release (runbook, Trust
 * model).
 */
final class TrustPins implements Check {
  private static final String FETCH = "git fetch --tags";

  @Override
  public String id() {
    return "trust.pins";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    Agreement.Agrees pins =
        Pins.agreement(subject.profile(), subject.repository(), subject.commit());
    if (pins.key().sha256().equals(Pins.REHEARSAL_KEY_SHA256)
        && !subject.profile().bucket().isLoopback()) {
      return Finding.blocked(
          id(),
          "The pinned key is the rehearsal key, whose private half is no secret.",
          pins.evidence(),
          "Make your own key (release-console key new), and pin it in all places.");
    }
    var evidence = new ArrayList<>(pins.evidence());
    var refusing = new ArrayList<String>();
    for (ManifestEntry entry : earlier(subject)) {
      judge(entry.version(), pins.key(), subject, work)
          .ifPresentOrElse(
              refusing::add, () -> evidence.add("%s: the same key".formatted(entry.version())));
    }
    return refusing.isEmpty()
        ? new Finding(
            id(),
            Status.PASSED,
            "%d pins hold one key, and so does every earlier release."
                .formatted(pins.pins().size()),
            evidence,
            "")
        : refused(refusing);
  }

  private Finding refused(List<String> reasons) {
    return reasons.stream().allMatch(reason -> reason.endsWith(FETCH))
        ? Finding.blocked(
            id(),
            "What installed clients accept is not known: %s".formatted(reasons.getFirst()),
            reasons,
            "Fetch the tags (git fetch --tags), then check again.")
        : Finding.blocked(
            id(),
            "Installed clients would refuse this release: %s".formatted(reasons.getFirst()),
            reasons,
            "Go back to the key that they pin; rotating the key is not supported yet.");
  }

  private static List<ManifestEntry> earlier(Candidate subject) {
    return subject
        .world()
        .manifest()
        .map(manifest ->
            manifest.entries().stream()
                .filter(entry -> !entry.version().equals(subject.version()))
                .toList())
        .orElse(List.of());
  }

  /** Why the clients of a version would refuse, if they would. */
  private static Optional<String> judge(
      ReleaseVersion version, ReleaseKey key, Candidate subject, Work work) {
    Optional<RemoteRef> tag = subject.world().tag(version, work);
    if (tag.isEmpty()) {
      return Optional.of("%s has no tag on the remote, so its pin is unknown".formatted(version));
    }
    if (subject.repository().commit(tag.get().commit()).isEmpty()) {
      return Optional.of("the tag %s is not in this repository: %s".formatted(version, FETCH));
    }
    Optional<ReleaseKey> pinned =
        Pins.key(Pins.ofClients(subject.profile(), subject.repository(), tag.get().commit()));
    return pinned.equals(Optional.of(key))
        ? Optional.empty()
        : Optional.of(
            pinned
                .map(k -> "%s pins the key %s".formatted(version, k.sha256()))
                .orElse(
                    "%s has no readable pin: neither %s nor another Go file of its tag holds one key"
                        .formatted(version, subject.profile().trust().client().path())));
  }
}
