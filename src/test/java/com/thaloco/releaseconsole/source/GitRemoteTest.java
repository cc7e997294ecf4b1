package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GitRemoteTest extends WithRemote {
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
  void whatShowsThatARemoteIsGoneAsksTheAddressThatIsPushedTo() {
    git(one, "config", "url.http://127.0.0.1:9/.pushInsteadOf", temp + "/");
    assertThatThrownBy(this::refs)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().next().asText())
                    .contains("git ls-remote http://127.0.0.1:9/remote.git"));
  }
}
