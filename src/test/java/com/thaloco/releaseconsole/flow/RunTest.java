package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunTest {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final Run run = Run.of(events::add);
  private final Work work = run.at(new StepId("test"));

  @Test
  void eventsOfManyThreadsAreNumberedInTheOrderInWhichTheyAreTold() {
    work.all(IntStream.range(0, 500).mapToObj(this::telling).toList());
    assertThat(events.stream().mapToLong(e -> e.stamp().seq()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
  }

  @Test
  void anEventCarriesItsStepAndObject() {
    work.in(new StepId("put-tarball"), Optional.of("v0.1.7/x")).line("hello");
    EventContext stamp = events.getFirst().stamp();
    assertThat(stamp.step()).isEqualTo(new StepId("put-tarball"));
    assertThat(stamp.object()).contains("v0.1.7/x");
  }

  @Test
  void aStopEndsAPauseAtOnce() {
    Thread.ofVirtual().start(run::stop);
    assertThatThrownBy(() -> work.pause(Duration.ofMinutes(5))).isInstanceOf(Cancelled.class);
  }

  @Test
  void aStopSoonLeavesTheWorkAtHandAloneAndEndsBetweenTwoSteps() {
    var aborted = new AtomicInteger();
    try (var open = work.onCancel(aborted::incrementAndGet)) {
      work.between();
      run.stopSoon();
      work.checkpoint();
      work.pause(Duration.ofMillis(1));
    }
    assertThat(aborted).hasValue(0);
    assertThat(run.isStopped()).isFalse();
    assertThatThrownBy(work::between).isInstanceOf(Cancelled.class);
  }

  @Test
  void aStopAfterAStopSoonBreaksOff() {
    run.stopSoon();
    run.stop();
    assertThatThrownBy(work::checkpoint).isInstanceOf(Cancelled.class);
  }

  @Test
  void aStopRunsTheAbortsThatAreStillRegistered() {
    var aborted = new AtomicInteger();
    try (var open = work.onCancel(aborted::incrementAndGet)) {
      work.onCancel(() -> aborted.addAndGet(100)).close();
      run.stop();
    }
    assertThat(aborted).hasValue(1);
    assertThatThrownBy(() -> work.onCancel(() -> {})).isInstanceOf(Cancelled.class);
  }

  @Test
  void theFirstFailureStopsTheOtherPartsAndIsThrown() {
    var never = new CountDownLatch(1);
    Callable<Integer> waits =
        () -> {
          never.await();
          return 1;
        };
    Callable<Integer> fails =
        () -> {
          throw Problem.refused("x", "It broke.", "Nothing.", "Mend it.").toException();
        };
    assertThatThrownBy(() -> work.all(List.of(waits, fails))).hasMessage("It broke.");
  }

  @Test
  void resultsComeInTheOrderOfTheParts() {
    List<Callable<Integer>> parts =
        List.of(
            () -> {
              work.pause(Duration.ofMillis(30));
              return 1;
            },
            () -> 2);
    assertThat(work.<Integer>all(parts)).containsExactly(1, 2);
  }

  private Callable<Integer> telling(int number) {
    return () -> {
      work.line("line " + number);
      return number;
    };
  }
}
