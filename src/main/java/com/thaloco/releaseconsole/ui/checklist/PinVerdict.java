package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.trust.KeyBlock;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one pin is beside the others. Where they differ, none is called the right one: each says
 * which of the different keys or texts it holds.
 */
record PinVerdict(PinReading reading, Status status, String word) {

  /** How two neighbours compare. */
  enum Joint {
    SAME("=", Status.PASSED),
    OTHER_TEXT("≈", Status.BLOCKED),
    OTHER_KEY("≠", Status.BLOCKED),
    NOT_COMPARED("?", Status.NOT_RUN);

    private final String sign;
    private final Status status;

    Joint(String sign, Status status) {
      this.sign = sign;
      this.status = status;
    }

    String sign() {
      return sign;
    }

    Status status() {
      return status;
    }

    static Joint of(PinReading one, PinReading other) {
      if (!(one instanceof PinReading.Pinned a) || !(other instanceof PinReading.Pinned b)) {
        return NOT_COMPARED;
      }
      if (!a.key().equals(b.key())) {
        return OTHER_KEY;
      }
      return a.block().text().equals(b.block().text()) ? SAME : OTHER_TEXT;
    }
  }

  /** The verdict of each, in their order. */
  static List<PinVerdict> of(List<? extends PinReading> readings) {
    List<ReleaseKey> keys = pinned(readings).map(PinReading.Pinned::key).distinct().toList();
    List<String> texts = pinned(readings).map(pin -> pin.block().text()).distinct().toList();
    long readable = pinned(readings).count();
    return readings.stream()
        .map(reading ->
            switch (reading) {
              case PinReading.Unreadable _ -> verdict(reading, Status.BLOCKED, "trust.unreadable");
              case PinReading.Pinned pin when keys.size() > 1 ->
                  verdict(reading, Status.BLOCKED, "trust.key.of", keys.indexOf(pin.key()) + 1);
              case PinReading.Pinned pin when texts.size() > 1 ->
                  verdict(
                      reading,
                      Status.BLOCKED,
                      "trust.text.of",
                      texts.indexOf(pin.block().text()) + 1);
              case PinReading.Pinned _ when readable == 1 && readings.size() > 1 ->
                  verdict(reading, Status.NOT_RUN, "trust.alone");
              case PinReading.Pinned _ -> verdict(reading, Status.PASSED, "trust.agrees");
            })
        .toList();
  }

  private static PinVerdict verdict(
      PinReading reading, Status status, String key, Object... values) {
    return new PinVerdict(reading, status, Texts.of(key, values));
  }

  /** The text of a pin's block. */
  static Optional<String> block(PinReading reading) {
    return switch (reading) {
      case PinReading.Pinned pinned -> Optional.of(pinned.block().text());
      case PinReading.Unreadable unreadable -> unreadable.block().map(KeyBlock::text);
    };
  }

  static Stream<PinReading.Pinned> pinned(List<? extends PinReading> readings) {
    return readings.stream()
        .flatMap(reading ->
            reading instanceof PinReading.Pinned pin
                ? Optional.of(pin).stream()
                : Stream.<PinReading.Pinned>empty());
  }
}
