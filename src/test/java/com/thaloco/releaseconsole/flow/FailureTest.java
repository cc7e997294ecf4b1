package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final StepId AT = new StepId("test");

  private static Problem of(Throwable thrown) {
    Outcome<String> outcome =
        Failure.outcome(
            AT,
            () -> {
              if (thrown instanceof Error e) {
                throw e;
              }
              throw (Exception) thrown;
            });
    Problem problem = ((Outcome.Refused<String>) outcome).problem();
    assertThat(List.of(problem.happened(), problem.notDone(), problem.next().asText()))
        .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("\n", "java."));
    return problem;
  }

  @Test
  void aFullStackAFullHeapAndAMissingLibraryAreProblemsOfTheirOwn() {
    assertThat(of(new StackOverflowError()).id()).isEqualTo("stack.full");
    assertThat(of(new OutOfMemoryError("Java heap space")).happened()).contains("Java heap space");
    assertThat(of(new UnsatisfiedLinkError("no x in path")).happened()).contains("no x in path");
    var cause = new IllegalStateException("/proc/nowhere can't be made");
    assertThat(of(new ExceptionInInitializerError(cause)).happened()).contains("/proc/nowhere");
    assertThat(of(new NoClassDefFoundError("org/x/Y")).id()).isEqualTo("program.incomplete");
  }

  @Test
  void theDiskAndTheNetworkAreToldApart() {
    assertThat(of(new UncheckedIOException(new AccessDeniedException("/x"))).id())
        .isEqualTo("disk.failed");
    assertThat(of(new IOException("No space left on device")).id()).isEqualTo("disk.failed");
    assertThat(of(new UncheckedIOException(new HttpTimeoutException("request timed out"))).id())
        .isEqualTo("network.failed");
    assertThat(of(new CompletionException(new ConnectException("refused"))).id())
        .isEqualTo("network.failed");
  }

  @Test
  void aDefectNamesItsTypeAndKeepsItsTraceForTheDetails() {
    Problem problem = of(new IllegalStateException("x"));
    assertThat(problem.happened()).contains("IllegalStateException");
    assertThat(problem.evidence()).anyMatch(line -> line.contains("FailureTest"));
  }

  @Test
  void aStopIsNoFailure() {
    assertThat(
            Failure.outcome(
                AT,
                () -> {
                  throw new Cancelled();
                }))
        .isEqualTo(new Outcome.Stopped<>(AT));
  }

  @Test
  void whatAPartOfTheWorkThrowsComesOutAsItWas() {
    Work work = Run.of(event -> {}).at(AT);
    List<Callable<String>> full =
        List.of(() -> {
          throw new IOException("No space left on device");
        });
    assertThatThrownBy(() -> work.all(full)).isInstanceOf(UncheckedIOException.class);
    List<Callable<String>> deep =
        List.of(() -> {
          throw new StackOverflowError();
        });
    assertThatThrownBy(() -> work.all(deep)).isInstanceOf(StackOverflowError.class);
  }
}
