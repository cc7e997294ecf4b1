package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import com.thaloco.releaseconsole.verify.ReleaseToVerify;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The verification of one published release, asked for by the user or reported by its receipt. */
public final class Verifying {
  /**
   * What is known of one release.
   *
   * @param findings as a new installation and as the clients, in the order in which they came
   * @param clients the row of each earlier release
   * @param at when it was verified
   * @param receipt the file of its receipt, where there is one here
   */
  public record Seen(
      String version,
      String commit,
      boolean latest,
      List<Finding> findings,
      List<ClientAcceptance> clients,
      Optional<Instant> at,
      Optional<Path> receipt,
      Optional<Receipt> evidence) {
    public Seen {
      findings = List.copyOf(findings);
      clients = List.copyOf(clients);
    }

    /** Whether all that was asked is clear. */
    public boolean clear() {
      return !findings.isEmpty() && findings.stream().allMatch(f -> f.status().clears());
    }

    private Seen with(List<Finding> found, List<ClientAcceptance> rows) {
      return new Seen(
          version, commit, latest, found, rows, Optional.of(Instant.now()), receipt, evidence);
    }
  }

  private final ProjectModel model;
  private final ReadOnlyObjectWrapper<Optional<Seen>> seen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Operation operation;
  private int asked;

  Verifying(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.VERIFY, model.operations());
  }

  public ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Why the last one could not be verified. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return operation.runningProperty();
  }

  /** Reads what the receipt of a release says; without one, it was not verified here yet. */
  public void look(Optional<String> version) {
    if (operation.isRunning()) {
      return;
    }
    problem.set(Optional.empty());
    int mine = ++asked;
    model
        .worker()
        .<Seen>run(
            () -> known(version),
            now -> ifNewest(mine, () -> seen.set(Optional.of(now))),
            failed -> ifNewest(mine, () -> problem.set(Optional.of(failed))));
  }

  /** Of several that were asked for, only the last is shown. */
  private void ifNewest(int mine, Runnable show) {
    if (mine == asked) {
      show.run();
    }
  }

  /** The version that is being verified; empty for the latest one. */
  public String about() {
    return operation.about();
  }

  /** Verifies a release as a new installation and as every installed client. */
  public void start(Optional<String> version) {
    if (operation.isRunning()) {
      return;
    }
    problem.set(Optional.empty());
    asked++; // what is still being read is of an earlier wish
    Work work = operation.begin(version.orElse(""), new StepId("verify"), batch -> {});
    model
        .worker()
        .<Seen>run(
            () -> verify(version, work),
            now -> operation.end(() -> seen.set(Optional.of(now))),
            failed -> operation.end(() -> problem.set(Optional.of(failed))),
            () -> operation.end(() -> {}));
  }

  /** Stops verifying; nothing is changed by it. */
  public void stop() {
    operation.stop();
  }

  private Seen verify(Optional<String> version, Work work) {
    Project fresh = model.freshProject();
    Seen known = known(version);
    var released =
        new ReleaseToVerify(new ReleaseVersion(known.version()), known.commit(), known.latest());
    Verification verification = Verification.of(fresh);
    var findings = new ArrayList<Finding>(verification.asStranger(released, work));
    Verification.ClientsReport clients = verification.asClients(released, work);
    findings.addAll(clients.findings());
    return known.with(findings, clients.table());
  }

  private Seen known(Optional<String> version) {
    Work work = Run.of(event -> {}).at(new StepId("verify"));
    ReleaseToVerify released =
        ReleaseToVerify.find(model.freshProject(), version.flatMap(ReleaseVersion::parse), work);
    ReceiptFiles files =
        ReceiptFiles.of(
            model.project().state().receipts(), released.version().text(), released.commit());
    Optional<Receipt> receipt =
        Files.exists(files.json()) ? Optional.of(files.read()) : Optional.empty();
    return new Seen(
        released.version().text(),
        released.commit(),
        released.latest(),
        receipt.map(Receipt::verified).orElse(List.of()),
        receipt.map(Receipt::clients).orElse(List.of()),
        receipt.flatMap(r -> r.steps().stream().map(Receipt.StepRecord::at).reduce((a, b) -> b)),
        receipt.map(r -> files.json()),
        receipt);
  }
}
