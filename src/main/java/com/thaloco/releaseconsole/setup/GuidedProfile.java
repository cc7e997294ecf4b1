package com.thaloco.releaseconsole.setup;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ProfileDraft;
import com.thaloco.releaseconsole.profile.ProfileGuess;
import com.thaloco.releaseconsole.source.GitRepository;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way to a profile for a repository that has none.
 *
 * @param repository its top folder
 * @param draft what could be found in it
 */
public record GuidedProfile(Path repository, ProfileDraft draft) {
  /**
   * Looks through a repository. Nothing is written.
   *
   * @throws ProblemException if the folder is in no repository
   */
  public static GuidedProfile begin(Path folder) {
    try (GitRepository repository = GitRepository.open(folder)) {
      Optional<String> remote =
          repository.remotes().stream()
              .filter("origin"::equals)
              .findFirst()
              .or(() -> repository.remotes().stream().findFirst());
      return new GuidedProfile(
          repository.directory(),
          ProfileGuess.of(
              repository.directory(),
              repository.branch(),
              remote,
              remote.flatMap(name -> address(repository, name))));
    }
  }

  private static Optional<String> address(GitRepository repository, String remote) {
    try {
      return Optional.of(repository.remote(remote).address());
    } catch (ProblemException e) {
      return Optional.empty(); // a remote without one address tells nothing
    }
  }
}
