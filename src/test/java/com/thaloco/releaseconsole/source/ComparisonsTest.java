package com.thaloco.releaseconsole.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What two commits differ in is found out once. */
class ComparisonsTest {
  private record Changes(String from, String to) implements Comparisons.Question<String> {}

  private record Size(String from, String to) implements Comparisons.Question<Integer> {}

  private final Comparisons comparisons = new Comparisons();
  private final AtomicInteger readings = new AtomicInteger();

  private String changes(String from, String to) {
    return comparisons.of(
        new Changes(from, to), () -> from + to + " read " + readings.incrementAndGet());
  }

  @Test
  void theSameQuestionIsReadOnce() {
    assertThat(changes("a", "b")).isEqualTo("ab read 1");
    assertThat(changes("a", "b")).isEqualTo("ab read 1");
    assertThat(changes("a", "c")).isEqualTo("ac read 2");
  }

  @Test
  void anotherQuestionAboutTheSameCommitsIsAnother() {
    changes("a", "b");
    assertThat(comparisons.of(new Size("a", "b"), () -> 7)).isEqualTo(7);
  }

  @Test
  void aFailureIsAskedAgain() {
    assertThatThrownBy(() ->
            comparisons.of(
                new Changes("a", "b"),
                () -> {
                  throw new IllegalStateException("the disk is away");
                }))
        .hasMessage("the disk is away");
    assertThat(changes("a", "b")).isEqualTo("ab read 1");
  }

  @Test
  void whatWasNotAskedForLongIsGivenUp() {
    changes("old", "older");
    changes("used", "often");
    for (int i = 0; i < 300; i++) {
      changes("commit", "" + i);
      changes("used", "often");
    }
    assertThat(changes("used", "often")).isEqualTo("usedoften read 2");
    assertThat(changes("old", "older")).isEqualTo("oldolder read 303");
  }
}
