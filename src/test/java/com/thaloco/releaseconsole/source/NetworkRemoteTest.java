package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.assertProblem;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The remote over ssh and HTTP, and hooks on its side. */
@Tag("slow")
class NetworkRemoteTest extends WithRemote {
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

  @Test
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
}
