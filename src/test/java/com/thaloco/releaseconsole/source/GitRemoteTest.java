package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.assertProblem;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitRemoteTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String TAG = "refs/tags/v0.1.7";

  @TempDir Path temp = Path.of("unset");
  private Path one = Path.of("unset");
  private Path bare = Path.of("unset");
  private Path home = Path.of("unset");
  private String first = "";
  private final Run run = Run.of(event -> {});
  private final Work work = run.at(new StepId("tag"));

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

  @Test
  void theRemoteItselfIsAskedAndTagsArePeeled() {
    String now = git(bare, "rev-parse", "main");
    assertThat(refs())
        .containsExactly(
            new RemoteRef("refs/heads/main", now, now),
            new RemoteRef("refs/tags/v0.1.6", git(bare, "rev-parse", "v0.1.6"), first));
    git(bare, "update-ref", "refs/heads/other", first);
    git(bare, "update-ref", "refs/pull/1/head", first);
    assertThat(refs())
        .extracting(RemoteRef::name)
        .containsExactly("refs/heads/main", "refs/heads/other", "refs/tags/v0.1.6");
    git(bare, "update-ref", "-d", "refs/heads/other");
    assertThat(refs()).hasSize(2);
  }

  @Test
  void oneRefIsPushedWithWhatItNeedsAndNothingElse() {
    String id = tag();
    assertThat(push(id, TAG, Optional.empty())).isEqualTo(new RefResult.Updated());
    assertThat(git(one, "ls-remote", bare.toString(), TAG)).startsWith(id);
    assertThat(git(bare, "cat-file", "-t", id)).isEqualTo("tag");
    assertThat(git(bare, "fsck", "--strict", "--no-dangling")).isEmpty();
    assertThat(git(bare, "rev-parse", "main")).isEqualTo(first);
    assertThatThrownBy(() -> git(bare, "cat-file", "-e", git(one, "rev-parse", "main")))
        .isInstanceOf(AssertionError.class);
    assertThat(git(one, "tag", "-l", "v0.1.7")).isEmpty();
    assertThat(push(id, TAG, Optional.empty())).as("again").isEqualTo(new RefResult.Updated());
  }

  @Test
  void aRefThatIsNotAsExpectedIsLeftAlone() {
    String id = tag();
    git(bare, "update-ref", TAG, first);
    assertThat(push(id, TAG, Optional.empty()))
        .isEqualTo(new RefResult.Differs(Optional.of(first)));
    assertThat(push(id, TAG, Optional.of(id))).isEqualTo(new RefResult.Differs(Optional.of(first)));
    assertThat(git(bare, "rev-parse", TAG)).isEqualTo(first);
    assertThat(push(id, TAG, Optional.of(first))).isEqualTo(new RefResult.Updated());
    assertThat(delete(TAG, first)).isEqualTo(new RefResult.Differs(Optional.of(id)));
    assertThat(delete(TAG, id)).isEqualTo(new RefResult.Updated());
    assertThat(delete(TAG, id)).isEqualTo(new RefResult.Differs(Optional.empty()));
    assertThat(git(bare, "tag", "-l")).isEqualTo("v0.1.6");
  }

  @Test
  void aBranchMovesBackOnlyWhereThatWasExpected() {
    String ahead = git(one, "rev-parse", "main");
    assertThat(push(ahead, "refs/heads/main", Optional.of(first)))
        .isEqualTo(new RefResult.Updated());
    assertThat(push(first, "refs/heads/main", Optional.of(first)))
        .isEqualTo(new RefResult.Differs(Optional.of(ahead)));
    assertThat(push(first, "refs/heads/main", Optional.of(ahead)))
        .isEqualTo(new RefResult.Updated());
  }

  @Test
  void fileUrlsAndPathsRelativeToTheRepositoryWork() {
    git(one, "remote", "add", "file", "file://" + bare);
    git(one, "remote", "add", "relative", "../remote.git");
    assertThat(refs("file")).hasSize(2);
    assertThat(refs("relative")).hasSize(2);
  }

  @Test
  void anUnknownRemoteAnAbsentOneAndTwoAddressesAreProblems() {
    assertProblem(() -> refs("upstream"), "remote.unknown");
    git(one, "remote", "add", "gone", temp.resolve("nothing.git").toString());
    assertProblem(() -> refs("gone"), "remote.unreachable");
    git(one, "remote", "set-url", "--add", "--push", "origin", "/a");
    git(one, "remote", "set-url", "--add", "--push", "origin", "/b");
    assertProblem(() -> refs("origin"), "remote.ambiguous");
    git(one, "remote", "add", "closed", "http://127.0.0.1:9/x.git");
    assertProblem(() -> refs("closed"), "remote.unreachable");
  }

  @Test
  void noPasswordIsEverShown() {
    git(one, "remote", "add", "token", "https://t0ken@127.0.0.1:9/x.git");
    git(one, "remote", "add", "login", "http://robin:hush@127.0.0.1:9/x.git");
    git(one, "remote", "add", "ssh", "ssh://git:hush@127.0.0.1:9/x.git");
    try (var repository = open()) {
      assertThat(repository.remote("token").address()).isEqualTo("https://127.0.0.1:9/x.git");
      assertThat(repository.remote("login").address()).isEqualTo("http://127.0.0.1:9/x.git");
      assertThat(repository.remote("ssh").address()).isEqualTo("ssh://git@127.0.0.1:9/x.git");
      for (String name : List.of("token", "login", "ssh")) {
        assertThatThrownBy(() -> repository.remote(name).refs(work))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem().toString()).doesNotContain("hush", "t0ken"));
      }
    }
  }

  @Test
  void aSilentRemoteCanBeStopped() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      git(
          one,
          "remote",
          "add",
          "silent",
          "http://127.0.0.1:%d/x.git".formatted(silent.getLocalPort()));
      Thread.ofVirtual()
          .start(() -> {
            try {
              silent.accept();
            } catch (IOException e) {
              // Then the stop comes at once.
            }
            run.stop();
          });
      long start = System.nanoTime();
      assertThatThrownBy(() -> refs("silent")).isInstanceOf(Cancelled.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  @Tag("slow")
  void overSshAHookSeesThePushAndItsRefusalIsTold() throws Exception {
    KeyPair host = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    KeyPair user = rsa();
    try (var server = new SshServerForGit(host, user.getPublic())) {
      git(one, "remote", "set-url", "origin", server.url(bare));

      assertThatThrownBy(this::refs)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().id()).isEqualTo("remote.host-key");
                assertThat(e.problem().next().asText())
                    .contains("ssh-keyscan -p %d 127.0.0.1".formatted(server.port()));
                assertThat(e.problem().evidence().toString()).contains("SHA256:");
              });
      write(home.resolve(".ssh/config"), "Host *\n  StrictHostKeyChecking no\n");
      assertProblem(this::refs, "remote.host-key");

      know(server, host);
      assertProblem(this::refs, "remote.denied");

      install(user);
      assertThat(refs()).hasSize(2);
      hook("pre-receive", "echo 'tags are closed today' >&2; exit 1");
      String id = tag();
      assertThat(push(id, TAG, Optional.empty()))
          .isInstanceOfSatisfying(
              RefResult.Rejected.class,
              no -> assertThat(no.reason()).contains("tags are closed today"));
      assertThat(git(bare, "tag", "-l", "v0.1.7")).isEmpty();
      // A rival comes in between our look and our write.
      hook("pre-receive", "unset GIT_QUARANTINE_PATH; git update-ref %s %s".formatted(TAG, first));
      assertThat(push(id, TAG, Optional.empty()))
          .isEqualTo(new RefResult.Differs(Optional.of(first)));
      Files.delete(bare.resolve("hooks/pre-receive"));
      assertThat(push(id, TAG, Optional.of(first))).isEqualTo(new RefResult.Updated());
      assertThat(git(bare, "rev-parse", TAG)).isEqualTo(id);

      know(server, rsa());
      assertThatThrownBy(this::refs)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().happened()).contains("another key"));
    }
  }

  @Test
  @Tag("slow")
  void overSshTheAgentsKeyIsUsed() throws Exception {
    KeyPair host = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    KeyPair user = rsa();
    try (var server = new SshServerForGit(host, user.getPublic())) {
      git(one, "remote", "set-url", "origin", server.url(bare));
      know(server, host);
      Path key = install(user);
      Path elsewhere = Files.move(key, temp.resolve("key"));
      assertProblem(this::refs, "remote.denied");
      Path socket = Files.createTempDirectory("agent").resolve("s");
      Process agent =
          new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
              .redirectErrorStream(true)
              .start();
      try {
        while (!Files.exists(socket)) {
          Thread.onSpinWait();
        }
        var add = new ProcessBuilder("ssh-add", elsewhere.toString()).redirectErrorStream(true);
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        assertThat(add.start().waitFor()).isZero();
        assertThat(refs("origin", Map.of("SSH_AUTH_SOCK", socket.toString()))).hasSize(2);
      } finally {
        agent.destroyForcibly();
        Files.deleteIfExists(socket);
        Files.delete(socket.getParent());
      }
    }
  }

  @Test
  @Tag("slow")
  void overHttpGitsCredentialHelpersAreAsked() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> HttpBackend.serve(temp, exchange));
    server.start();
    try {
      int port = server.getAddress().getPort();
      git(one, "remote", "set-url", "origin", "http://127.0.0.1:%d/remote.git".formatted(port));
      assertProblem(this::refs, "remote.denied");
      Path asked = temp.resolve("asked");
      helper("hush", asked);
      assertThat(refs()).hasSize(2);
      assertThat(Files.readString(asked))
          .contains("host=127.0.0.1:" + port)
          .contains("protocol=http");
      String id = tag();
      assertThat(push(id, TAG, Optional.empty())).isEqualTo(new RefResult.Updated());
      assertThat(git(bare, "rev-parse", TAG)).isEqualTo(id);
      hook("update", "echo 'not you'; exit 1");
      assertThat(delete(TAG, id))
          .isInstanceOfSatisfying(
              RefResult.Rejected.class, no -> assertThat(no.reason()).contains("not you"));
      helper("wrong", asked);
      assertThatThrownBy(this::refs)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().id()).isEqualTo("remote.denied");
                assertThat(e.problem().toString()).doesNotContain("wrong");
              });
      git(
          one,
          "remote",
          "set-url",
          "origin",
          "http://robin:hush@127.0.0.1:%d/no.git".formatted(port));
      assertProblem(this::refs, "remote.unreachable");
    } finally {
      server.stop(0);
    }
  }

  /** A hook that does not end keeps the connection alive, so that no read ever times out. */
  @Test
  @Tag("slow")
  void aPushWhoseHookDoesNotEndIsGivenUp() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process daemon =
        new ProcessBuilder(
                "git",
                "daemon",
                "--listen=127.0.0.1",
                "--port=" + port,
                "--base-path=" + temp,
                "--export-all",
                "--enable=receive-pack")
            .redirectErrorStream(true)
            .start();
    try {
      git(one, "remote", "set-url", "origin", "git://127.0.0.1:%d/remote.git".formatted(port));
      git(bare, "config", "receive.keepAlive", "1");
      hook("pre-receive", "exec sleep 50");
      String id = tag();
      awaitDaemon();
      try (var repository = open()) {
        var remote = ((GitRemote) repository.remote("origin")).within(Duration.ofSeconds(4));
        assertThatThrownBy(() -> remote.push(id, TAG, Optional.empty(), work))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> {
                  assertThat(e.problem().id()).isEqualTo("remote.unreachable");
                  assertThat(e.problem().happened()).contains("within 4 seconds");
                  assertThat(e.problem().notDone()).contains("not known whether " + TAG);
                });
      }
    } finally {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly();
    }
  }

  private void awaitDaemon() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        refs();
        return;
      } catch (ProblemException e) {
        Thread.sleep(50); // it has not begun to listen
      }
    }
  }

  @Test
  void whatShowsThatARemoteIsGoneAsksTheAddressThatIsPushedTo() {
    git(one, "config", "url.http://127.0.0.1:9/.pushInsteadOf", temp + "/");
    assertThatThrownBy(this::refs)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().next().asText())
                    .contains("git ls-remote http://127.0.0.1:9/remote.git"));
  }

  private void helper(String password, Path asked) throws IOException {
    Path helper = temp.resolve("helper");
    script(helper, "cat > %s; echo username=robin; echo password=%s".formatted(asked, password));
    git(one, "config", "--file", home + "/.gitconfig", "credential.helper", helper.toString());
  }

  private void hook(String name, String body) throws IOException {
    script(bare.resolve("hooks").resolve(name), body);
  }

  private static void script(Path at, String body) throws IOException {
    Files.createDirectories(at.getParent());
    Files.writeString(at, "#!/bin/sh\n%s\n".formatted(body));
    Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void know(SshServerForGit server, KeyPair host) {
    write(
        home.resolve(".ssh/known_hosts"),
        "[127.0.0.1]:%d %s\n".formatted(server.port(), PublicKeyEntry.toString(host.getPublic())));
  }

  private Path install(KeyPair user) throws Exception {
    Path key = home.resolve(".ssh/id_rsa");
    try (var out = Files.newOutputStream(key)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(user, "test", null, out);
    }
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return key;
  }

  private static KeyPair rsa() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private String tag() {
    try (var repository = open()) {
      return repository.writeTag("v0.1.7", first, "v0.1.7", NOON);
    }
  }

  private RefResult push(String id, String ref, Optional<String> expected) {
    try (var repository = open()) {
      return repository.remote("origin").push(id, ref, expected, work);
    }
  }

  private RefResult delete(String ref, String expected) {
    try (var repository = open()) {
      return repository.remote("origin").delete(ref, expected, work);
    }
  }

  private List<RemoteRef> refs() {
    return refs("origin");
  }

  private List<RemoteRef> refs(String remote) {
    return refs(remote, Map.of());
  }

  private List<RemoteRef> refs(String remote, Map<String, String> more) {
    var environment =
        new java.util.HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString()));
    environment.putAll(more);
    try (var repository = GitRepository.open(one, new GitEnvironment(home, environment))) {
      return repository.remote(remote).refs(work);
    }
  }

  private GitRepository open() {
    return GitRepository.open(
        one, new GitEnvironment(home, Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString())));
  }
}
