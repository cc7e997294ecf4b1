package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import com.thaloco.releaseconsole.verify.ReleaseToVerify;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify --repo DIR}. */
@Command(
    name = "verify",
    description =
        "Verifies a published release as a new installation and as every installed client.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin HelpOption help = new HelpOption();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(
      names = "--version",
      paramLabel = "vX.Y.Z",
      converter = VersionConverter.class,
      description = "The release; the latest without it.")
  private Optional<ReleaseVersion> version = Optional.empty();

  @Override
  public Integer call() {
    try (Project project = repository.open(common);
        Running running = Running.silent()) {
      Work work = running.work("verify");
      ReleaseToVerify released = ReleaseToVerify.find(project, version, work);
      var verification = Verification.of(project);
      List<Finding> stranger = verification.asStranger(released, work);
      Verification.ClientsReport clients = verification.asClients(released, work);
      List<Finding> findings =
          Stream.concat(stranger.stream(), clients.findings().stream()).toList();
      print(released, findings, clients);
      return findings.stream().allMatch(f -> f.status().clears()) ? 0 : 1;
    }
  }

  private void print(
      ReleaseToVerify released, List<Finding> findings, Verification.ClientsReport clients) {
    if (!common.json()) {
      findings.forEach(f -> FindingPrinter.print(common, f));
      return;
    }
    common.print(new Verified(released.version(), released.commit(), findings, clients.table()));
  }

  record Verified(
      ReleaseVersion version,
      String commit,
      List<Finding> findings,
      List<ClientAcceptance> clients) {}
}
