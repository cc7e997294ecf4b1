package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of the trust chain, each fact in a sentence that says what is. */
final class TrustTruths {
  /** One fact. */
  record Truth(Status status, String sentence) {}

  private TrustTruths() {}

  /** Whether all pins decode to one key. */
  static Truth key(List<? extends PinReading> readings) {
    long readable = PinVerdict.pinned(readings).count();
    long keys = PinVerdict.pinned(readings).map(PinReading.Pinned::key).distinct().count();
    if (keys > 1) {
      return truth(Status.BLOCKED, "trust.truth.keys", keys);
    }
    return readable < readings.size()
        ? truth(Status.BLOCKED, "trust.truth.unreadable", readings.size() - readable)
        : truth(Status.PASSED, "trust.truth.key", readable);
  }

  /** Whether all pins are the same text. */
  static Truth text(List<? extends PinReading> readings) {
    List<String> texts =
        readings.stream().map(PinVerdict::block).flatMap(Optional::stream).toList();
    long different = texts.stream().distinct().count();
    if (different > 1) {
      return truth(Status.BLOCKED, "trust.truth.texts", different);
    }
    return texts.size() < readings.size()
        ? truth(Status.NOT_RUN, "trust.truth.text.unknown")
        : truth(Status.PASSED, "trust.truth.text");
  }

  /** What the comparison with the pins of earlier releases said. */
  static Truth earlier(Answer answer) {
    return of(answer, "trust.truth.earlier");
  }

  /**
   * What the comparison of the signing key said.
   *
   * @param open whether the key is unlocked now
   */
  static Truth signing(Answer answer, boolean open) {
    boolean compared = answer.status() == Status.PASSED;
    if (!open && compared) {
      String when = answer.at().map(at -> Amounts.when(at, Instant.now())).orElse("");
      return truth(Status.PASSED, "trust.truth.signing.then", when);
    }
    if (!open && answer.status() != Status.RUNNING && !said(answer)) {
      return truth(Status.NOT_RUN, "trust.truth.signing.locked");
    }
    return of(answer, "trust.truth.signing");
  }

  private static boolean said(Answer answer) {
    return answer.status() == Status.BLOCKED || answer.status() == Status.NOT_NEEDED;
  }

  private static Truth of(Answer answer, String key) {
    return switch (answer.status()) {
      case PASSED, DONE -> truth(Status.PASSED, key);
      case RUNNING -> truth(Status.RUNNING, key + ".running");
      case OUT_OF_DATE -> truth(Status.OUT_OF_DATE, key + ".outdated");
      case NOT_RUN, STOPPED -> truth(Status.NOT_RUN, key + ".not-run");
      case BLOCKED, WARNED, ASKS, NOT_NEEDED ->
          new Truth(
              answer.status(),
              answer.finding().map(Finding::summary).orElse(Texts.of("finding.none")));
    };
  }

  private static Truth truth(Status status, String key, Object... values) {
    return new Truth(status, Texts.of(key, values));
  }
}
