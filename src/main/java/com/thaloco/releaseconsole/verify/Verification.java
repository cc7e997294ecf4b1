package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Verifies one published release. Both parts fetch for themselves: caches are part of the truth.
 */
public final class Verification {
  static final String REMEDY =
      "Do not announce the release. Find out whether the bucket or a cache is wrong; if the release"
          + " is bad, withdraw it.";

  private static final StepId STRANGER = new StepId("verify-stranger");
  private static final StepId CLIENTS = new StepId("verify-clients");

  private final Profile profile;
  private final Repository repository;
  private final LiveState world;
  private final Processes processes;
  private final Map<String, String> environment;

  public Verification(
      Profile profile,
      Repository repository,
      LiveState world,
      Processes processes,
      Map<String, String> environment) {
    this.profile = profile;
    this.repository = repository;
    this.world = world;
    this.processes = processes;
    this.environment = environment;
  }

  /** The verification of a project's releases. */
  public static Verification of(Project project) {
    return new Verification(
        project.profile(),
        project.repository(),
        project.world(),
        project.processes(),
        project.environment());
  }

  /** What installed clients say. */
  public record ClientsReport(List<ClientAcceptance> table, List<Finding> findings) {
    /** Of a project whose clients verify nothing by themselves. */
    public static final ClientsReport NONE = new ClientsReport(List.of(), List.of());

    public ClientsReport {
      table = List.copyOf(table);
      findings = List.copyOf(findings);
    }
  }

  /** as a clean machine: manifest, installer, hashes, signature, tarball, installation. */
  public List<Finding> asStranger(ReleaseToVerify release, Work work) {
    return Folders.inScratch(
        "verify",
        scratch -> {
          var fetcher = new Fetcher(profile, world, STRANGER);
          FetchedRelease fetched = fetcher.release(release.version(), scratch, work);
          var findings =
              new ArrayList<>(new CleanMachine(profile, repository).judge(release, fetched));
          findings.add(
              new EarlierEntries(profile, world)
                  .judge(release.version(), fetched.manifest(), work));
          boolean sound = findings.stream().allMatch(f -> f.status().clears());
          Work here = work.in(STRANGER, Optional.empty());
          profile
              .installer()
              .map(rules ->
                  sound
                      ? trials(scratch).install(rules, release, fetched, here)
                      : Finding.notRun(
                          "verify.install",
                          "A release that fails verification is not run.",
                          REMEDY))
              .ifPresent(findings::add);
          return told(findings, here);
        });
  }

  /** Whether there is something to ask of installed clients, or with the profile's commands. */
  public static boolean hasClients(Profile profile) {
    return profile.trust().client().isPresent()
        || !profile.verify().previous().isEmpty()
        || !profile.verify().commands().isEmpty();
  }

  /** As every installed client; nothing where there is {@linkplain #hasClients none}. */
  public ClientsReport asClients(ReleaseToVerify release, Work work) {
    if (!hasClients(profile)) {
      return ClientsReport.NONE;
    }
    return Folders.inScratch(
        "verify",
        scratch -> {
          var fetcher = new Fetcher(profile, world, CLIENTS);
          FetchedRelease fetched = fetcher.release(release.version(), scratch, work);
          Work here = work.in(CLIENTS, Optional.empty());
          List<ClientAcceptance> table =
              profile
                  .trust()
                  .client()
                  .map(pin ->
                      new ClientTable(pin, repository, world.fresh()).judge(release, fetched, here))
                  .orElse(List.of());
          var findings = new ArrayList<Finding>();
          boolean updates = profile.trust().client().isPresent();
          if (updates) {
            findings.add(accepted(table));
          }
          if (updates || !profile.verify().previous().isEmpty()) {
            findings.add(
                trials(scratch).previous(release, previous(release, fetched), fetcher, here));
          }
          findings.addAll(trials(scratch).commands(release, here));
          return new ClientsReport(table, told(findings, here));
        });
  }

  private ReleaseTrials trials(Path scratch) {
    return new ReleaseTrials(profile, processes, environment, scratch);
  }

  private static Finding accepted(List<ClientAcceptance> table) {
    List<String> rows =
        table.stream().map(row -> "%s: %s".formatted(row.version(), row.reason())).toList();
    long refused = table.stream().filter(Predicate.not(ClientAcceptance::accepts)).count();
    return refused == 0
        ? new Finding(
            "verify.clients",
            Status.PASSED,
            "The clients of %s accept it.".formatted(Plural.of(table.size(), "earlier release")),
            rows,
            "")
        : table.stream().allMatch(row -> row.accepts() || row.key().isEmpty())
            ? Finding.blocked(
                "verify.clients",
                "It is not known whether the clients of %d of %s accept it."
                    .formatted(refused, Plural.of(table.size(), "earlier release")),
                rows,
                Remedy.text("Fetch the tags")
                    .aside(Action.shell("git", "fetch", "--tags"))
                    .then(", then verify again. This is no evidence against the release."))
            : Finding.blocked(
                "verify.clients",
                "The clients of %d of %s do not accept it."
                    .formatted(refused, Plural.of(table.size(), "earlier release")),
                rows,
                REMEDY);
  }

  private static Optional<ReleaseVersion> previous(
      ReleaseToVerify release, FetchedRelease fetched) {
    return fetched.manifest().entries().stream()
        .map(ManifestEntry::version)
        .filter(ReleaseVersion::isStable)
        .filter(version -> version.compareTo(release.version()) < 0)
        .max(Comparator.naturalOrder());
  }

  private static List<Finding> told(List<Finding> findings, Work work) {
    findings.forEach(finding -> work.emit(stamp -> new Event.Found(stamp, finding)));
    return List.copyOf(findings);
  }
}
