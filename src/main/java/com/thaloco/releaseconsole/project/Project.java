package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.golang.ParsedFiles;
import com.thaloco.releaseconsole.journal.Answers;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * One project as it is opened by a face: its profile, its repository, its state folder and the
 * world around it. Each face wires it in one place.
 *
 * @param environment the console's own environment
 */
public record Project(
    Profile profile,
    String profileSha256,
    Repository repository,
    LiveState world,
    StateFolder state,
    Processes processes,
    Map<String, String> environment,
    Clock clock)
    implements AutoCloseable {
  public Project {
    environment = Map.copyOf(environment);
  }

  /** The same project with another view of the world, such as one that remembers nothing yet. */
  public Project withWorld(LiveState other) {
    return new Project(
        profile, profileSha256, repository, other, state, processes, environment, clock);
  }

  /** The commit that HEAD names. */
  public String head() {
    return repository
        .head()
        .orElseThrow(() ->
            Problem.refused(
                    "source.no-commit",
                    "%s has no commit yet.".formatted(repository.directory()),
                    "Nothing was checked.",
                    "Commit something first.")
                .toException());
  }

  /** What is judged: HEAD, or the commit of the cut that is being resumed. */
  public Candidate subject(
      ReleaseVersion version,
      Map<String, String> answers,
      Keyring keyring,
      Optional<History> resumed) {
    String commit = resumed.map(past -> past.opened().commit()).orElseGet(this::head);
    return subject(version, answers, keyring, resumed, commit);
  }

  /** The same of a commit that is reported. */
  public Candidate subject(
      ReleaseVersion version,
      Map<String, String> answers,
      Keyring keyring,
      Optional<History> resumed,
      String commit) {
    return new Candidate(
        profile,
        profileSha256,
        repository,
        commit,
        version,
        world.fresh(),
        state,
        Answers.load(state, commit).with(answers, state),
        keyring,
        resumed,
        clock,
        processes,
        environment,
        new ParsedFiles());
  }

  @Override
  public void close() {
    world.close();
    repository.close();
  }
}
