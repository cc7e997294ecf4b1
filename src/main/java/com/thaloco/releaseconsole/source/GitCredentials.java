package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Credentials for http(s): those in the address, else what git's own credential helpers say ({@code
 * git credential fill}). They live in memory for one connection; nothing is stored, and no one is
 * asked.
 */
final class GitCredentials extends CredentialsProvider {
  private final Repository repository;
  private final GitEnvironment surroundings;

  /** A user and the password or token. */
  private record Login(String user, String password) {}

  GitCredentials(Repository repository, GitEnvironment surroundings) {
    this.repository = repository;
    this.surroundings = surroundings;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    return List.of(items).stream()
        .allMatch(item ->
            item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!Addresses.isHttp(uri) || !supports(items)) {
      return false; // ssh: the agent and key files, never a question
    }
    Optional<Login> login = fromAddress(uri).or(() -> fromHelpers(uri));
    login.ifPresent(known -> {
      for (CredentialItem item : items) {
        if (item instanceof CredentialItem.Username user) {
          user.setValue(known.user());
        } else if (item instanceof CredentialItem.Password password) {
          password.setValue(known.password().toCharArray());
        }
      }
    });
    return login.isPresent();
  }

  private static Optional<Login> fromAddress(URIish uri) {
    return uri.getUser() == null || uri.getPass() == null
        ? Optional.empty()
        : Optional.of(new Login(uri.getUser(), uri.getPass()));
  }

  private Optional<Login> fromHelpers(URIish uri) {
    var question = new StringBuilder("protocol=%s%n".formatted(uri.getScheme()));
    question.append("host=").append(uri.getHost());
    if (uri.getPort() > 0) {
      question.append(':').append(uri.getPort());
    }
    String path = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
    question.append("\npath=").append(path).append('\n');
    if (uri.getUser() != null) {
      question.append("username=").append(uri.getUser()).append('\n');
    }
    if (question.chars().anyMatch(c -> c == 0 || c == '\r')
        || question.chars().filter(c -> c == '\n').count() != (uri.getUser() == null ? 3 : 4)) {
      return Optional.empty(); // an address that would speak to the helper itself
    }
    return helpers(question.append('\n').toString())
        .flatMap(answer ->
            value(answer, "username")
                .flatMap(user -> value(answer, "password").map(pass -> new Login(user, pass))));
  }

  /** Asks outside of the repository: helpers that its own configuration names do not run. */
  private Optional<String> helpers(String question) {
    try {
      var environment = new TreeMap<>(surroundings.forChildren());
      environment.remove("GIT_CONFIG_PARAMETERS");
      environment.putAll(
          GitConfiguration.of(repository.getWorkTree().toPath(), surroundings).alone("credential"));
      return GitProgram.ask(Path.of("/"), environment, question, "credential", "fill");
    } catch (IOException e) {
      return Optional.empty(); // a configuration that can't be read names no helper
    }
  }

  private static Optional<String> value(String answer, String key) {
    return answer
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst();
  }
}
