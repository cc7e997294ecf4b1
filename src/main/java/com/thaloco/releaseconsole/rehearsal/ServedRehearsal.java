package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.source.Remote;
import java.net.URI;

/**
 * A rehearsal folder that is being served: bucket, public side and forge, on its profile's ports.
 */
public final class ServedRehearsal implements AutoCloseable {
  private final RehearsalServer server;
  private final BreakingNetwork wire;
  private final GitRepository repository;

  private ServedRehearsal(RehearsalServer server, BreakingNetwork wire, GitRepository repository) {
    this.server = server;
    this.wire = wire;
    this.repository = repository;
  }

  /**
   * Starts serving.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if the folder is no rehearsal's or a
   *     port is taken
   */
  public static ServedRehearsal start(RehearsalFolder folder) {
    GitRepository repository = GitRepository.open(folder.repository());
    try {
      Profile profile =
          ProfileReader.read(ProfileReader.Source.of(folder.profile(), folder.repository()));
      Remote remote = repository.remote(profile.source().remote());
      Work work = Run.of(event -> {}).at(new StepId("serve"));
      RehearsalServer.Config config =
          folder.server(profile.bucket(), commit -> has(remote, repository, commit, work));
      RehearsalServer server = RehearsalServer.start(config.behind());
      return new ServedRehearsal(server, wire(folder, config.s3Port(), server), repository);
    } catch (RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private static BreakingNetwork wire(RehearsalFolder folder, int port, RehearsalServer server) {
    try {
      return BreakingNetwork.start(port, server.s3Port(), folder.network());
    } catch (ProblemException e) {
      server.close();
      throw e;
    }
  }

  /** Whether the remote has a commit: one of its refs is it, or comes after it. */
  private static boolean has(Remote remote, GitRepository repository, String commit, Work work) {
    return remote.refs(work).stream()
        .anyMatch(ref ->
            ref.commit().equals(commit)
                || (repository.commit(commit).isPresent()
                    && repository.commit(ref.commit()).isPresent()
                    && repository.isAncestor(commit, ref.commit())));
  }

  /** The S3 side. */
  public URI s3() {
    return URI.create("http://127.0.0.1:%d".formatted(wire.port()));
  }

  /** Where clients read. */
  public URI publicUrl() {
    return server.publicUrl();
  }

  @Override
  public void close() {
    wire.close();
    server.close();
    repository.close();
  }
}
