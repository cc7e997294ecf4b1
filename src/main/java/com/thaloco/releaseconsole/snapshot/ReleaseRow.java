package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One published release, as Home lists it.
 *
 * @param commit of the tag on the remote; empty where there is none
 * @param headings what its entry in the changelog tells, by the names of the groups
 * @param callout whether its entry tells users to install the unit files again
 * @param tarball its size in bytes
 * @param account what it pending and done; empty where no one can tell
 * @param receipt the page of its receipt, where it was cut on this machine
 * @param clients what the clients of earlier releases say; empty where they were not asked
 */
public record ReleaseRow(
    String version,
    boolean latest,
    Optional<Instant> releasedAt,
    Optional<String> commit,
    List<String> headings,
    boolean callout,
    Optional<Long> tarball,
    Optional<PendingVerification.Account> account,
    Optional<List<ClientAcceptance>> clients,
    Optional<Path> receipt) {
  public ReleaseRow {
    headings = List.copyOf(headings);
  }

  /** Whether it needs a verification release. */
  public boolean owes() {
    return account.filter(PendingVerification.Account::owes).isPresent();
  }

  /** How many earlier clients accept it. */
  public long accepting() {
    return clients.orElse(List.of()).stream().filter(ClientAcceptance::accepts).count();
  }
}
