package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.trust.PinReading.Pinned;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The proof before anything is built: the unlocked key signs a nonce, and every pinned copy of the
 * public key must accept it (docs/rules.md, Before anything is built).
 */
public sealed interface Canary {
  /** What its statement is called. */
  String KIND = "canary";

  /** Every pin accepted. */
  record Sang(ReleaseKey key, List<Pinned> pins) implements Canary {
    public Sang {
      pins = List.copyOf(pins);
    }
  }

  /** A pin did not: a release that this key signs is refused by the clients behind that pin. */
  record Died(List<Pinned> refusing, Problem problem) implements Canary {
    public Died {
      refusing = List.copyOf(refusing);
    }
  }

  /**
   * Signs a nonce and asks every pin.
   *
   * @throws IllegalArgumentException without a pin: what no one is asked proves nothing
   */
  static Canary sing(UnlockedKey key, List<Pinned> pins) {
    if (pins.isEmpty()) {
      throw new IllegalArgumentException("no pin to ask");
    }
    byte[] nonce = new byte[32];
    new SecureRandom().nextBytes(nonce);
    String body = HexFormat.of().formatHex(nonce) + "\n";
    var statement = new Statement(KIND, body.getBytes(StandardCharsets.US_ASCII));
    byte[] signature = key.sign(statement);
    List<Pinned> refusing =
        pins.stream()
            .filter(pin -> !Verifier.accepts(pin.key(), statement.payload(), signature))
            .toList();
    return refusing.isEmpty()
        ? new Sang(key.publicKey(), pins)
        : new Died(refusing, problem(key.publicKey(), pins, refusing));
  }

  private static Problem problem(ReleaseKey key, List<Pinned> pins, List<Pinned> refusing) {
    var evidence = new ArrayList<String>();
    evidence.add("unlocked key: sha256 " + key.sha256());
    for (Pinned pin : pins) {
      String verdict = refusing.contains(pin) ? "refuses" : "accepts";
      evidence.add("%s: sha256 %s %s".formatted(pin.place(), pin.key().sha256(), verdict));
    }
    String happened =
        refusing.size() == pins.size()
            ? "The unlocked key is not the release key: no pin accepts what it signs (%s is another key)."
                .formatted(refusing.getFirst().place())
            : "What the unlocked key signs is refused by the key in %s."
                .formatted(refusing.getFirst().place());
    return new Problem(
        "key.not-pinned",
        Problem.Kind.REFUSED,
        happened,
        "Nothing was built, signed or uploaded.",
        "Unlock the key whose public half is pinned, or correct the pins; rotating the key is not"
            + " supported yet.",
        evidence);
  }
}
