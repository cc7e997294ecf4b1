package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.profile.ContractRule;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code version.bump}: the number is not below what the contracts advise, or the maintainer writes
 * why; and a minor release that changes the guest agent tells users to re-pull their virtual
 * machines.
 */
final class VersionBump implements Check {
  @Override
  public String id() {
    return "version.bump";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    return ContractAdvice.of(subject, work)
        .map(advice -> judge(advice, subject))
        .orElseGet(() -> notCompared(subject, work));
  }

  /** Nothing to compare with or by: in doubt the higher number, as {@code advise} says. */
  private Finding notCompared(Candidate subject, Work work) {
    ContractChange unclear = ContractAdvice.notCompared(subject);
    ReleaseVersion version = subject.version();
    List<String> evidence = List.of(ContractAdvice.line(unclear));
    Optional<ReleaseVersion> last = subject.lastRelease(work).map(LastRelease::version);
    if (last.filter(version::isSameMinor).isPresent()) {
      return asks(version, last.get(), unclear.why(), evidence);
    }
    String sentence = "The contracts are not compared: %s.".formatted(unclear.why());
    return last.isPresent()
        ? new Finding(
            id(),
            Status.PASSED,
            "%s %s is more than a patch.".formatted(sentence, version),
            evidence,
            "")
        : Finding.warned(
            id(),
            sentence,
            evidence,
            "Nothing has to be done: %s is the first release.".formatted(version));
  }

  private Finding asks(
      ReleaseVersion version, ReleaseVersion last, String why, List<String> evidence) {
    return Finding.asks(
        id(),
        "%s is a patch of %s, and the contracts advise a minor number: %s. Why is a patch right?"
            .formatted(version, last, why),
        evidence,
        Remedy.text("Cut %s instead, or write why a patch is right".formatted(last.nextMinor()))
            .by(new Action.Answer(id(), Optional.empty())));
  }

  private Finding judge(ContractAdvice advice, Candidate subject) {
    ReleaseVersion version = subject.version();
    ReleaseVersion last = advice.last().version();
    List<String> evidence =
        new ArrayList<>(advice.changes().stream().map(ContractAdvice::line).toList());
    if (advice.minor() && !advice.isRaisedBy(version)) {
      ContractChange first =
          advice.changes().stream().filter(ContractChange::minor).findFirst().orElseThrow();
      return asks(version, last, brief(first), evidence);
    }
    if (!advice.isRaisedBy(version)) {
      return new Finding(
          id(),
          Status.PASSED,
          evidence.isEmpty()
              ? "No contract changed since %s: a patch.".formatted(last)
              : "The contracts changed in ways that a patch may: %d.".formatted(evidence.size()),
          evidence,
          "");
    }
    return raised(advice, subject, evidence);
  }

  private Finding raised(ContractAdvice advice, Candidate subject, List<String> evidence) {
    List<ContractChange> guest =
        advice.changes(ContractRule.Kind.PROTOCOL, subject.profile().contracts());
    Optional<Section> entry = ChangelogAtCommit.of(subject).release(subject.version().text());
    String place =
        "%s:%d".formatted(subject.profile().changelog().path(), entry.map(Section::line).orElse(1));
    Optional<String> notice = entry.flatMap(section -> RepullNotice.in(section.visibleText()));
    if (!guest.isEmpty() && notice.isEmpty()) {
      evidence.addFirst("%s: the entry does not say it".formatted(place));
      return Finding.blocked(
          id(),
          "The guest agent's protocol changed, and the entry does not tell users to re-pull"
              + " existing VMs.",
          evidence,
          "Add to the entry of %s: \"Existing VMs must be re-pulled.\"; then commit and push."
              .formatted(subject.version()));
    }
    notice
        .filter(_ -> !guest.isEmpty())
        .ifPresent(n -> evidence.addFirst("%s: %s".formatted(place, n)));
    if (!advice.minor()) {
      return Finding.warned(
          id(),
          "%s raises more than the patch number of %s, and no contract requires it."
              .formatted(subject.version(), advice.last().version()),
          evidence,
          "If that is not meant, cut %s.".formatted(advice.last().version().nextPatch()));
    }
    return new Finding(
        id(),
        Status.PASSED,
        "%s is a minor release, as the contracts require.".formatted(subject.version()),
        evidence,
        "");
  }

  private String brief(ContractChange change) {
    return "%s %s (%s)".formatted(change.symbol(), change.change(), change.place());
  }
}
