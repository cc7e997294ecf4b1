package com.thaloco.releaseconsole.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/** Reads {@link TagSettings}; git itself is asked where it is installed. */
final class TagSetup {
  private static final String PRE_PUSH = "hooks/pre-push";
  private static final String ON_REFS = "hooks/reference-transaction";

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
        hook(PRE_PUSH),
        hook(ON_REFS),
        Stream.of(common.resolve("objects"), common.resolve("refs"), common.resolve("refs/tags"))
            .filter(folder -> Files.exists(folder) && !Files.isWritable(folder))
            .toList(),
        elsewhere());
  }

  /** Host and user of two addresses of one repository may differ: https to read, ssh to write. */
  private Map<String, String> elsewhere() {
    Map<String, String> found = new HashMap<>();
    for (String remote : repository.getRemoteNames()) {
      String read = repository.getConfig().getString("remote", remote, "url");
      String written = repository.getConfig().getString("remote", remote, "pushurl");
      if (read != null && written != null && !path(read).equals(path(written))) {
        found.put(remote, read);
      }
    }
    return found;
  }

  private static List<String> path(String address) {
    List<String> parts =
        List.of(address.replaceFirst("/+$", "").replaceFirst("\\.git$", "").split("[/:]+"));
    return parts.subList(Math.max(0, parts.size() - 2), parts.size());
  }

  private boolean isSet(String key) {
    return GitProgram.ask(
            repository, surroundings, "", "config", "--type=bool", "--get", "tag." + key)
        .map(answer -> answer.strip().equals("true"))
        .orElseGet(() -> repository.getConfig().getBoolean("tag", key, false));
  }

  /** Where {@code core.hooksPath} says; a file that is not executable is no hook for git. */
  private Optional<Path> hook(String name) {
    Path file =
        GitProgram.ask(repository, surroundings, "", "rev-parse", "--git-path", name)
            .map(answer -> repository.getWorkTree().toPath().resolve(answer.strip()))
            .orElseGet(() -> repository.getCommonDirectory().toPath().resolve(name));
    return Optional.of(file.normalize()).filter(Files::isRegularFile).filter(Files::isExecutable);
  }
}
