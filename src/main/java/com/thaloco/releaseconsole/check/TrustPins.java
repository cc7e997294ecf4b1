package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.GoModule;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
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
 * of every earlier manifest entry, for those clients must accept this release (docs/rules.md,
 * Trust).
 */
final class TrustPins implements Check {
  /** Why a version's clients would refuse, or why that is not known. */
  private record Doubt(Kind kind, ReleaseVersion version, String reason) {
    /** What would have to be done about it. */
    enum Kind {
      UNTAGGED,
      NOT_FETCHED,
      OTHER_KEY
    }
  }

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
          Remedy.text("Make your own key")
              .aside(OwnCommand.KEY_NEW.with())
              .then(", and pin it in all places."));
    }
    Optional<Finding> left = notBuilt(subject);
    if (left.isPresent()) {
      return left.get();
    }
    var evidence = new ArrayList<>(pins.evidence());
    var refusing = new ArrayList<Doubt>();
    for (ManifestEntry entry : earlier(subject)) {
      judge(entry.version(), pins.key(), subject, work)
          .ifPresentOrElse(
              refusing::add, () -> evidence.add("%s: the same key".formatted(entry.version())));
    }
    return refusing.isEmpty()
        ? new Finding(
            id(),
            Status.PASSED,
            "%s with one key, which every earlier release pins too."
                .formatted(Plural.of(pins.pins().size(), "pin")),
            evidence,
            "")
        : refused(refusing);
  }

  /** A client's pin in a file that no binary of the release is built from. */
  private Optional<Finding> notBuilt(Candidate subject) {
    Optional<Pin> pin =
        subject.profile().trust().client().filter(client -> client.path().endsWith(".go"));
    if (pin.isEmpty()) {
      return Optional.empty();
    }
    String path = pin.get().path();
    var module =
        new GoModule(
            new CommitTree(subject, subject.commit()), BuildTarget.of(subject.profile().build()));
    return module.isBuilt(path)
        ? Optional.empty()
        : Optional.of(
            Finding.blocked(
                id(),
                "%s is not part of the build for %s/%s: its clients have another pin, or none."
                    .formatted(
                        path, subject.profile().build().os(), subject.profile().build().arch()),
                List.of(path),
                "Correct the file's build constraint, or trust.client in the profile; then commit"
                    + " and push."));
  }

  private Finding refused(List<Doubt> doubts) {
    List<String> reasons = doubts.stream().map(Doubt::reason).toList();
    return doubts.stream()
        .filter(doubt -> doubt.kind() == Doubt.Kind.OTHER_KEY)
        .findFirst()
        .map(other ->
            Finding.blocked(
                id(),
                "Installed clients would refuse this release: %s".formatted(other.reason()),
                reasons,
                "Go back to the key that they pin; rotating the key is not supported yet."))
        .orElseGet(() ->
            Finding.blocked(
                id(),
                "What installed clients accept is not known: %s".formatted(reasons.getFirst()),
                reasons,
                known(doubts.getFirst())));
  }

  private static Remedy known(Doubt doubt) {
    return doubt.kind() == Doubt.Kind.UNTAGGED
        ? Remedy.text("Tag it")
            .by(OwnCommand.RECOVER.with("tag", "--version", doubt.version().text()))
        : Remedy.text("Fetch the tags")
            .aside(Action.shell("git", "fetch", "--tags"))
            .then(", then check again.");
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
  private static Optional<Doubt> judge(
      ReleaseVersion version, ReleaseKey key, Candidate subject, Work work) {
    Optional<RemoteRef> tag = subject.world().tag(version, work);
    if (tag.isEmpty()) {
      return Optional.of(
          new Doubt(
              Doubt.Kind.UNTAGGED,
              version,
              "%s's tag is missing on the remote".formatted(version)));
    }
    if (subject.repository().commit(tag.get().commit()).isEmpty()) {
      return Optional.of(
          new Doubt(
              Doubt.Kind.NOT_FETCHED,
              version,
              "the tag %s is not in this repository".formatted(version)));
    }
    Optional<ReleaseKey> pinned =
        Pins.key(Pins.ofUsers(subject.profile(), subject.repository(), tag.get().commit()));
    return pinned.equals(Optional.of(key))
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                Doubt.Kind.OTHER_KEY,
                version,
                pinned
                    .map(k -> "%s pins the key %s".formatted(version, k.sha256()))
                    .orElse(
                        "%s has no readable pin: neither %s nor another Go file of its tag holds one key"
                            .formatted(version, subject.profile().trust().users().path()))));
  }
}
