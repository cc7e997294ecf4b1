package com.thaloco.releaseconsole.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/** Reads {@link TagSettings}; git itself is asked where it is installed. */
final class TagSetup {
  private static final String PRE_PUSH = "hooks/pre-push";

  private final Repository repository;
  private final GitEnvironment surroundings;

  TagSetup(Repository repository, GitEnvironment surroundings) {
    this.repository = repository;
    this.surroundings = surroundings;
  }

  TagSettings read() {
    Path common = repository.getCommonDirectory().toPath();
    return new TagSettings(
        isSet("gpgSign") || isSet("forceSignAnnotated"),
        prePush(),
        Stream.of(common.resolve("objects"), common.resolve("refs"), common.resolve("refs/tags"))
            .filter(folder -> Files.exists(folder) && !Files.isWritable(folder))
            .toList());
  }

  private boolean isSet(String key) {
    return GitProgram.ask(
            repository, surroundings, "", "config", "--type=bool", "--get", "tag." + key)
        .map(answer -> answer.strip().equals("true"))
        .orElseGet(() -> repository.getConfig().getBoolean("tag", key, false));
  }

  /** Where {@code core.hooksPath} says; a file that is not executable is no hook for git. */
  private Optional<Path> prePush() {
    Path file =
        GitProgram.ask(repository, surroundings, "", "rev-parse", "--git-path", PRE_PUSH)
            .map(answer -> repository.getWorkTree().toPath().resolve(answer.strip()))
            .orElseGet(() -> repository.getCommonDirectory().toPath().resolve(PRE_PUSH));
    return Optional.of(file.normalize()).filter(Files::isRegularFile).filter(Files::isExecutable);
  }
}
