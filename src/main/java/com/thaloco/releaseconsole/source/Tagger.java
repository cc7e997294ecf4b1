package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * Who tags, as git decides it: {@code GIT_COMMITTER_NAME} and {@code GIT_COMMITTER_EMAIL}, {@code
 * committer.name} and {@code committer.email}, {@code user.name} and {@code user.email}. Git itself
 * is asked where it is installed, because JGit does not follow {@code includeIf}, by which many
 * keep an address for each project.
 */
record Tagger(String name, String email) {
  static Tagger of(Repository repository, GitEnvironment surroundings) {
    return new Tagger(
        value(repository, surroundings, "name"), value(repository, surroundings, "email"));
  }

  private static String value(Repository repository, GitEnvironment surroundings, String key) {
    String variable = "GIT_COMMITTER_" + key.toUpperCase(Locale.ROOT);
    return Optional.ofNullable(surroundings.environment().get(variable))
        .filter(value -> !value.isBlank())
        .or(() -> configured(repository, surroundings, "committer", key))
        .or(() -> configured(repository, surroundings, "user", key))
        .orElseThrow(() ->
            Problem.refused(
                    "source.no-identity",
                    "Git has no identity for tags: user.%s is not set for %s."
                        .formatted(key, repository.getWorkTree()),
                    "No tag was written.",
                    Remedy.text("Set it")
                        .aside(new Action.Shell("git config user.%s …".formatted(key)))
                        .then(" and try again."))
                .toException());
  }

  private static Optional<String> configured(
      Repository repository, GitEnvironment surroundings, String section, String key) {
    return GitProgram.ask(repository, surroundings, "", "config", "--get", section + "." + key)
        .or(() -> Optional.ofNullable(repository.getConfig().getString(section, null, key)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
