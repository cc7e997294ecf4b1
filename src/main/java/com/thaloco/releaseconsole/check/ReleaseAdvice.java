package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.journal.Answers;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next version and why, before a number was chosen.
 *
 * @param minor whether the contracts ask for a minor number
 * @param reasons what changed in the contracts, what asks for a minor number first
 * @param contracts each contract as it was and as it is
 * @param accounts every published release with what it pending and done, oldest first
 */
public record ReleaseAdvice(
    ReleaseVersion next,
    boolean minor,
    Optional<ReleaseVersion> lastRelease,
    List<ContractChange> reasons,
    List<Contracts.Report> contracts,
    List<PendingVerification.Account> accounts) {
  public ReleaseAdvice {
    reasons = List.copyOf(reasons);
    contracts = List.copyOf(contracts);
    accounts = List.copyOf(accounts);
  }

  /** The verification releases that are pending, oldest first. */
  public List<PendingVerification.Owed> owed() {
    return accounts.stream()
        .filter(PendingVerification.Account::owes)
        .map(account -> new PendingVerification.Owed(account.version(), account.touched()))
        .toList();
  }

  /**
   * Looks at HEAD of a project.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where no one can tell what was
   *     released: the manifest was lost, or there is none although versions are tagged
   */
  public static ReleaseAdvice of(Project project, Keyring keyring, Work work) {
    requireKnown(project);
    ReleaseVersion patch = NextVersion.of(project, work);
    Candidate subject = project.subject(patch, Map.of(), keyring, Optional.empty());
    Optional<ContractAdvice> contracts = ContractAdvice.of(subject, work);
    Optional<ReleaseVersion> last = subject.lastRelease(work).map(LastRelease::version);
    List<ContractChange> reasons =
        contracts
            .map(ContractAdvice::changes)
            .orElseGet(() -> List.of(ContractAdvice.notCompared(subject)));
    boolean minor = reasons.stream().anyMatch(ContractChange::minor);
    // A number above the last release that was never finished may already be a minor one.
    boolean raised = last.map(version -> !patch.isSameMinor(version)).orElse(true);
    return new ReleaseAdvice(
        minor && !raised ? patch.nextMinor() : patch,
        minor,
        last,
        reasons,
        contracts.map(ContractAdvice::reports).orElse(List.of()),
        PendingVerification.accounts(subject, work));
  }

  private static void requireKnown(Project project) {
    switch (project.world().manifestState()) {
      case ManifestState.Unreadable(Problem lost, var _) ->
          throw new Problem(
                  lost.id(),
                  lost.kind(),
                  lost.happened(),
                  "No version is advised: without the manifest it is not known what was released.",
                  lost.next(),
                  lost.evidence())
              .toException();
      case ManifestState.None(List<ReleaseVersion> tagged)
          when !tagged.isEmpty() && isUnanswered(project) ->
          throw Problem.refused(
                  "manifest.none",
                  "There is no %s in the bucket, although %s is tagged."
                      .formatted(project.profile().manifest().key(), tagged.getLast()),
                  "No version is advised: it is not known what was released.",
                  Remedy.text(
                          "Correct bucket and prefix in the profile. If the project never had a"
                              + " manifest, answer that in the check")
                      .by(OwnCommand.CHECK.with("--answer", ManifestShape.ID + "=…")))
              .toException();
      case ManifestState.None _, ManifestState.Read _ -> {}
    }
  }

  private static boolean isUnanswered(Project project) {
    return Answers.load(project.state(), project.head()).to(ManifestShape.ID).isEmpty();
  }
}
