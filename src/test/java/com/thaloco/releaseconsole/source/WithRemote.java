package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository with a bare remote beside it, and how tests push to it. */
abstract class WithRemote {
  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  static final String TAG = "refs/tags/v0.1.7";
  @TempDir Path temp = Path.of("unset");
  Path one = Path.of("unset");
  Path bare = Path.of("unset");
  Path home = Path.of("unset");
  String first = "";
  final Run run = Run.of(event -> {});
  final Work work = run.at(new StepId("tag"));

  @BeforeEach
  void history() throws Exception {
    temp = temp.toRealPath();
    one = temp.resolve("one");
    bare = temp.resolve("remote.git");
    home = temp.resolve("home");
    Files.createDirectories(home.resolve(".ssh"));
    git(temp, "init", "-q", "--bare", "-b", "main", bare.toString());
    git(bare, "config", "http.receivepack", "true");
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      first = maker.commit("One\n", NOON);
      maker.tag("v0.1.6", "v0.1.6\n", NOON);
      maker.addRemote("origin", bare.toString());
      maker.push("origin");
      // Here, but not for the remote.
      maker.write("private.txt", "mine\n".getBytes(UTF_8), false);
      maker.commit("Not pushed\n", NOON);
    }
  }

  void helper(String password, Path asked) throws IOException {
    Path helper = temp.resolve("helper");
    script(helper, "cat > %s; echo username=robin; echo password=%s".formatted(asked, password));
    git(one, "config", "--file", home + "/.gitconfig", "credential.helper", helper.toString());
  }

  void hook(String name, String body) throws IOException {
    script(bare.resolve("hooks").resolve(name), body);
  }

  static void script(Path at, String body) throws IOException {
    Files.createDirectories(at.getParent());
    Files.writeString(at, "#!/bin/sh\n%s\n".formatted(body));
    Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  String tag() {
    try (var repository = open()) {
      return repository.writeTag("v0.1.7", first, "v0.1.7", NOON);
    }
  }

  RefResult push(String id, String ref, Optional<String> expected) {
    try (var repository = open()) {
      return repository.remote("origin").push(id, ref, expected, work);
    }
  }

  RefResult delete(String ref, String expected) {
    try (var repository = open()) {
      return repository.remote("origin").delete(ref, expected, work);
    }
  }

  List<RemoteRef> refs() {
    return refs("origin");
  }

  List<RemoteRef> refs(String remote) {
    return refs(remote, Map.of());
  }

  List<RemoteRef> refs(String remote, Map<String, String> more) {
    var environment =
        new java.util.HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString()));
    environment.putAll(more);
    try (var repository = GitRepository.open(one, new GitEnvironment(home, environment))) {
      return repository.remote(remote).refs(work);
    }
  }

  GitRepository open() {
    return GitRepository.open(
        one, new GitEnvironment(home, Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString())));
  }
}
