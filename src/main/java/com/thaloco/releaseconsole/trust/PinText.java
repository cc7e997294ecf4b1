package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the public key that a file pins, the way the program behind the file gets it: the value of
 * a Go constant, the heredoc or quoted text of a shell script, or a plain PEM file.
 */
public final class PinText {
  private static final Pattern SHELL =
      Pattern.compile("\\A#!\\s*\\S*(/env\\s+(-\\S+\\s+)*)?\\S*\\b(ba|da|k|z)?sh\\b");

  private PinText() {}

  /** Reads a pin in the commit that is judged: messages name its path. */
  public static PinReading read(Pin pin, byte[] content) {
    return read(pin, pin.path(), content);
  }

  /** Reads a pin; {@code where} is how messages name the file, such as {@code a.go at v0.1.3}. */
  public static PinReading read(Pin pin, String where, byte[] content) {
    Optional<KeyBlock> block = Optional.empty();
    try {
      block = Optional.of(block(pin, where, new String(content, StandardCharsets.UTF_8)));
      ReleaseKey key = PublicKeyText.parse(block.get(), where);
      return new PinReading.Pinned(pin, where, block.get(), key);
    } catch (ProblemException e) {
      return new PinReading.Unreadable(pin, where, block, refused(e.problem()));
    }
  }

  /** The reading of a pin whose file is not there. */
  public static PinReading missing(Pin pin, String where) {
    return new PinReading.Unreadable(
        pin, where, Optional.empty(), problem("pin.no-file", where + " does not exist"));
  }

  private static boolean isShell(String text) {
    int end = text.indexOf('\n');
    int first = Math.min(end < 0 ? text.length() : end, 256); // what kernels read of it
    return SHELL.matcher(text.substring(0, first)).lookingAt();
  }

  private static KeyBlock block(Pin pin, String where, String text) {
    if (pin.path().endsWith(".go")) {
      return pin.symbol()
          .map(symbol -> GoPin.block(text, symbol, where))
          .orElseGet(() -> only(GoPin.blocks(text), "this Go file's texts", where));
    }
    if (pin.path().endsWith(".sh") || isShell(text)) {
      return ShellPin.block(text, pin.symbol(), where);
    }
    if (pin.symbol().isPresent()) {
      throw problem(
              "pin.no-symbol",
              "%s is neither Go nor a shell script, so it has no %s"
                  .formatted(where, pin.symbol().get()))
          .toException();
    }
    return only(Pem.blocks(Pem.lines(text)), "it", where);
  }

  /** The single block, or why there is none. */
  static KeyBlock only(List<KeyBlock> blocks, String within, String where) {
    if (blocks.size() == 1) {
      return blocks.getFirst();
    }
    if (blocks.isEmpty()) {
      throw problem(
              "pin.no-block",
              "%s has no block -----BEGIN PUBLIC KEY----- that starts a line in %s"
                  .formatted(where, within))
          .toException();
    }
    throw problem(
            "pin.several-blocks",
            "%s has %d key blocks (lines %s) in %s, so it is unclear which one clients use"
                .formatted(where, blocks.size(), PublicKeyText.linesOf(blocks), within))
        .toException();
  }

  static Problem problem(String id, String what) {
    return Problem.refused(
        id,
        what + ".",
        "The key that clients verify with was not read there.",
        "Put exactly one copy of cosign.pub there, or correct the pin in the profile.");
  }

  /** A pin that is no key stops the release: it is not input that the user handed over. */
  private static Problem refused(Problem problem) {
    return new Problem(
        problem.id().replaceFirst("^key\\.", "pin."),
        Problem.Kind.REFUSED,
        problem.happened(),
        "The key that clients verify with was not read there.",
        "Put exactly one copy of cosign.pub there, or correct the pin in the profile.",
        problem.evidence());
  }
}
