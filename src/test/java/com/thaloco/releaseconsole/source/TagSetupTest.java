package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a tag needs is known before it is written and pushed. */
@Timeout(60)
final class TagSetupTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String TAG = "refs/tags/v0.1.7";

  @TempDir Path temp = Path.of("unset");
  private Path one = Path.of("unset");
  private Path bare = Path.of("unset");
  private String first = "";
  private final Work work = Run.of(event -> {}).at(new StepId("tag"));

  @BeforeEach
  void history() throws IOException {
    temp = temp.toRealPath();
    one = temp.resolve("one");
    bare = temp.resolve("remote.git");
    git(temp, "init", "-q", "--bare", "-b", "main", bare.toString());
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      first = maker.commit("One\n", NOON);
      maker.addRemote("origin", bare.toString());
      maker.push("origin");
    }
  }

  @Test
  void theRightToPushIsProvedAndNothingIsSent() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> HttpBackend.serve(temp, exchange));
    server.start();
    try (var repository = open()) {
      repository.remote("origin").openToPush(work);
      String url = "http://robin:hush@127.0.0.1:%d/remote.git";
      git(one, "remote", "add", "http", url.formatted(server.getAddress().getPort()));
      git(bare, "config", "http.receivepack", "true");
      repository.remote("http").openToPush(work);
      git(bare, "config", "http.receivepack", "false");
      assertThat(repository.remote("http").refs(work)).as("reading is allowed").hasSize(1);
      assertProblem(() -> repository.remote("http").openToPush(work), "remote.denied");
    } finally {
      server.stop(0);
    }
    assertThat(git(bare, "tag", "-l")).isEmpty();
  }

  /** It would refuse the tag of a release that clients have. */
  @Test
  void aPrePushHookOfThisRepositoryIsNotRun() throws IOException {
    Path ran = temp.resolve("ran");
    hook(one.resolve(".git/hooks/pre-push"), "touch '%s'; exit 1".formatted(ran));
    try (var repository = open()) {
      String id = repository.writeTag("v0.1.7", first, "v0.1.7", NOON);
      assertThat(repository.remote("origin").push(id, TAG, Optional.empty(), work))
          .isEqualTo(new RefResult.Updated());
    }
    assertThat(ran).doesNotExist();
  }

  @Test
  void howGitTagsAndPushesIsReadAsGitReadsIt() throws IOException {
    git(one, "config", "tag.gpgSign", "yes");
    git(one, "config", "core.hooksPath", ".hooks");
    hook(one.resolve(".hooks/pre-push"), "exit 1");
    try (var repository = open()) {
      assertThat(repository.tagSettings())
          .isEqualTo(
              new TagSettings(
                  true,
                  Optional.of(one.resolve(".hooks/pre-push")),
                  Optional.empty(),
                  List.of(),
                  Map.of()));
    }
    try (var repository = open()) {
      assertThat(repository.tagger()).isEqualTo("Robin <robin@example.org>");
    }
    git(one, "config", "tag.gpgSign", "no");
    git(one, "config", "core.hooksPath", "nowhere");
    git(one, "config", "user.name", " ");
    git(one, "config", "committer.name", "Toni");
    try (var repository = open()) {
      assertThat(repository.tagSettings())
          .isEqualTo(
              new TagSettings(false, Optional.empty(), Optional.empty(), List.of(), Map.of()));
    }
    try (var repository = open()) {
      assertThat(repository.tagger()).isEqualTo("Toni <robin@example.org>");
    }
    git(one, "config", "--unset", "committer.name");
    try (var repository = open()) {
      assertProblem(repository::tagger, "source.no-identity");
    }
  }

  private static void hook(Path at, String body) throws IOException {
    Files.createDirectories(at.getParent());
    Files.writeString(at, "#!/bin/sh\n%s\n".formatted(body));
    Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private GitRepository open() {
    Path home = temp.resolve("home");
    return GitRepository.open(
        one, new GitEnvironment(home, Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString())));
  }
}
