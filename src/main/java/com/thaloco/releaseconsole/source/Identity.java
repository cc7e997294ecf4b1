package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * Who tags: {@code user.name} and {@code user.email}. Git itself is asked where it is installed,
 * because JGit does not follow {@code includeIf}, by which many keep an address for each project.
 */
record Identity(String name, String email) {
  static Identity of(Repository repository, Surroundings surroundings) {
    return new Identity(
        value(repository, surroundings, "name"), value(repository, surroundings, "email"));
  }

  private static String value(Repository repository, Surroundings surroundings, String key) {
    return GitProgram.ask(repository, surroundings, "", "config", "--get", "user." + key)
        .map(String::strip)
        .or(() -> Optional.ofNullable(repository.getConfig().getString("user", null, key)))
        .filter(value -> !value.isBlank())
        .orElseThrow(() ->
            Problem.refused(
                    "source.no-identity",
                    "Git does not know who tags: user.%s is not set for %s."
                        .formatted(key, repository.getWorkTree()),
                    "No tag was written.",
                    "Run \"git config --global user.%s …\" and try again.".formatted(key))
                .toException());
  }
}
