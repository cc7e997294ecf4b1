package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.util.Optional;

/**
 * Where releases are cut from.
 *
 * @param branch the only branch that releases come from
 * @param remote the name of the remote that users and CI see
 * @param forge where CI's answer is asked for; without it {@code ci.green} is not needed
 */
public record SourceRules(String branch, String remote, Optional<Forge> forge) {
  /**
   * The service that hosts the repository and runs CI.
   *
   * @param kind which API it speaks
   * @param api the base of the API, such as {@code https://git.example.org/api/v1} or {@code
   *     https://api.github.com}
   * @param repository {@code owner/name}
   * @param tokenVariable the environment variable that holds a token, for a private repository; its
   *     name begins with {@link SecretVariables#TOKEN}
   */
  public record Forge(Kind kind, URI api, String repository, Optional<String> tokenVariable) {}

  /** The forges that are known. */
  public enum Kind {
    FORGEJO,
    GITEA,
    GITHUB
  }
}
