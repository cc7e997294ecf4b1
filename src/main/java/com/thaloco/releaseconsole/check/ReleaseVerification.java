package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.PathChange;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code release.verification}: whether this release fixes the update flow and so needs a
 * verification release, whether it is one, and whether one is pending before it (docs/rules.md,
 * Verification releases).
 */
final class ReleaseVerification implements Check {
  @Override
  public String id() {
    return VerificationAnswer.ID;
  }

  @Override
  public boolean applies(Profile profile) {
    return profile.updateFlow().isPresent();
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  /** It depends on what was asked: {@link #run} looks at the answer itself. */
  @Override
  public boolean accepts(String answer) {
    return false;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    Optional<LastRelease> last = subject.lastRelease(work);
    if (last.isEmpty()) {
      return Finding.notNeeded(
          id(), "There is no last release: no verification release is pending.");
    }
    var changes = new ReleaseChanges(subject, last.get().commit(), subject.commit());
    List<PendingVerification.Owed> owed = PendingVerification.of(subject, work);
    Optional<Section> entry = ChangelogAtCommit.of(subject).release(subject.version().text());
    Optional<VerificationClaim> claim =
        entry.flatMap(section -> VerificationClaim.of(section.visibleText(), subject.version()));
    if (claim.isPresent()) {
      String place =
          "%s:%d".formatted(subject.profile().changelog().path(), entry.orElseThrow().line());
      return claimed(claim.get(), place, changes.functional(), owed, subject);
    }
    return ordinary(changes, last.get(), owed, subject);
  }

  private Finding claimed(
      VerificationClaim claim,
      String place,
      List<PathChange> functional,
      List<PendingVerification.Owed> owed,
      Candidate subject) {
    var evidence = new ArrayList<String>(List.of("%s: %s".formatted(place, claim.sentence())));
    String named = names(claim.fixed());
    if (claim.fixed().isEmpty()) {
      return Finding.blocked(
          id(),
          "The entry claims a verification release and does not say for which release.",
          evidence,
          owed.isEmpty()
              ? "No verification release is pending: remove the sentence, commit and push."
              : "Write: " + owed.getFirst().draft().strip());
    }
    if (!functional.isEmpty()) {
      functional.forEach(change -> evidence.add(change.summary()));
      return Finding.blocked(
          id(),
          "The entry claims a verification release for %s, and %s changes more than changelog, documents and version strings."
              .formatted(named, functional.getFirst().path()),
          evidence,
          "Take these changes out of this release, or the claim out of the entry; commit and"
              + " push.");
    }
    List<ReleaseVersion> debts = owed.stream().map(PendingVerification.Owed::version).toList();
    List<ReleaseVersion> strangers =
        claim.fixed().stream().filter(version -> !debts.contains(version)).toList();
    if (!strangers.isEmpty()) {
      boolean more = !debts.isEmpty() && claim.fixed().stream().noneMatch(debts::contains);
      evidence.add(debts.isEmpty() ? "none is pending" : "pending: " + names(debts));
      String summary =
          "The entry names %s, which %s no verification release."
              .formatted(names(strangers), strangers.size() == 1 ? "needs" : "need");
      return more
          ? Finding.blocked(
              id(), summary, evidence, "Name the release that needs one: " + names(debts))
          : Finding.warned(id(), summary, evidence, "If another was meant, correct the entry.");
    }
    List<ReleaseVersion> rest =
        debts.stream().filter(version -> !claim.fixed().contains(version)).toList();
    return rest.isEmpty()
        ? Finding.passed(
            id(),
            "This is the verification release for %s, and changes nothing else.".formatted(named),
            evidence.toArray(String[]::new))
        : Finding.warned(
            id(),
            "This is the verification release for %s; one for %s stays pending."
                .formatted(named, names(rest)),
            evidence,
            "Name them all in the entry, if this release shows all of their fixes at work.");
  }

  private Finding ordinary(
      ReleaseChanges changes,
      LastRelease last,
      List<PendingVerification.Owed> owed,
      Candidate subject) {
    List<String> touched = changes.touched();
    List<String> evidence = new ArrayList<>(touched);
    owed.forEach(one -> {
      evidence.add("%s needs a verification release:".formatted(one.version()));
      one.evidence().forEach(line -> evidence.add("  " + line));
    });
    if (touched.isEmpty() && owed.isEmpty()) {
      List<String> nowhere = changes.nowhere();
      if (!nowhere.isEmpty()) {
        return Finding.warned(
            id(),
            "The profile's update_flow.paths names %s, which neither %s nor the commit has."
                .formatted(nowhere.getFirst(), last.version()),
            nowhere,
            "Name the folder or file as it is called now, or take it out of the profile.");
      }
      if (changes.isEmpty()) {
        return Finding.warned(
            id(),
            "Nothing but changelog and documents changed since %s, and the entry is not that of a verification release."
                .formatted(last.version()),
            List.of(),
            "If a fix was to be in this release, merge it, commit and push.");
      }
      return Finding.passed(
          id(),
          "The update flow is unchanged since %s, and no verification release is pending."
              .formatted(last.version()));
    }
    if (!touched.isEmpty()) {
      return fixes(touched, evidence, owed, subject);
    }
    String debts = names(owed.stream().map(PendingVerification.Owed::version).toList());
    if (changes.functional().isEmpty()) {
      return Finding.warned(
          id(),
          "A verification release is pending for %s, and this release can be it: nothing functional changed."
              .formatted(debts),
          evidence,
          "Let the entry say so: " + owed.getFirst().draft().strip());
    }
    String summary =
        "A verification release is pending for %s, and this release has functional changes."
            .formatted(debts);
    return subject
        .answers()
        .to(id())
        .map(text -> Finding.warned(id(), summary + " Answered: " + text, evidence, ""))
        .orElseGet(() ->
            Finding.asks(
                id(),
                summary + " Why does it not come first?",
                evidence,
                Remedy.text("Cut the verification release first (its entry is drafted")
                    .by(OwnCommand.ADVISE.with())
                    .then("), or write why it has to wait")
                    .by(new Action.Answer(id(), Optional.empty()))));
  }

  private Finding fixes(
      List<String> touched,
      List<String> evidence,
      List<PendingVerification.Owed> owed,
      Candidate subject) {
    String debts = names(owed.stream().map(PendingVerification.Owed::version).toList());
    String what = "This release touches the update flow (%s)".formatted(touched.getFirst());
    String also = owed.isEmpty() ? "" : "; one is still pending for " + debts;
    Optional<VerificationAnswer> answer =
        VerificationAnswer.of(subject.answers())
            .filter(given -> owed.isEmpty() || !given.reason().isBlank());
    if (answer.isEmpty()) {
      return Finding.asks(
          id(),
          refusal(subject, owed) + what + also + ". Does it fix the update flow?",
          evidence,
          Remedy.text(
                  owed.isEmpty()
                      ? "If it does, answer yes"
                      : "If it does, answer yes, and why the other one has to wait")
              .aside(
                  new Action.Answer(id(), Optional.of(owed.isEmpty() ? "yes" : "yes, because …")))
              .then("; a verification release is then needed right after it. If not, say why")
              .by(new Action.Answer(id(), Optional.of("no, because …"))));
    }
    if (answer.get().owed()) {
      return Finding.warned(
          id(),
          "%s and fixes it: a verification release is needed right after %s%s."
              .formatted(what, subject.version(), also),
          evidence,
          "Cut %s right after it, with the entry: %s"
              .formatted(
                  subject.version().nextPatch(),
                  VerificationClaim.draft(subject.version()).strip()));
    }
    evidence.addFirst("written into the tag: " + VerificationAnswer.trailer(answer.get().reason()));
    return Finding.warned(
        id(), "%s%s. Answered: no, %s".formatted(what, also, answer.get().reason()), evidence, "");
  }

  /** Why a given answer is none; empty where no one has answered yet. */
  private String refusal(Candidate subject, List<PendingVerification.Owed> owed) {
    return subject
        .answers()
        .to(id())
        .map(text ->
            VerificationAnswer.isBareNo(text)
                ? "Your answer \"no\" gives no reason. Write: no, because … "
                : "The answer \"%s\" is not accepted: write %s. "
                    .formatted(
                        Printable.of(text),
                        VerificationAnswer.parse(text).isPresent()
                            ? "\"yes, because\" or \"no, because\", and why the verification release for %s has to wait"
                                .formatted(
                                    names(
                                        owed.stream()
                                            .map(PendingVerification.Owed::version)
                                            .toList()))
                            : "\"yes\", or \"no, because\" and the reason"))
        .orElse("");
  }

  private static String names(List<ReleaseVersion> versions) {
    return versions.stream().map(ReleaseVersion::text).collect(Collectors.joining(", "));
  }
}
