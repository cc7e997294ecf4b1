package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The bytes of a SHA256SUMS.sig: base64 of the DER, no line feed, as cosign writes it. */
public final class SignatureFile {
  private SignatureFile() {}

  /** The bytes of the file. */
  public static byte[] write(byte[] der) {
    return Base64.getEncoder().encode(der);
  }

  /**
   * The DER in a file. One line feed at the end is tolerated, since editors add it; blanks, other
   * line ends, missing padding and everything else is not.
   */
  public static Optional<byte[]> read(byte[] file) {
    boolean lineFeed = file.length > 0 && file[file.length - 1] == '\n';
    byte[] base64 = lineFeed ? Arrays.copyOf(file, file.length - 1) : file;
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      boolean canonical = Arrays.equals(Base64.getEncoder().encode(der), base64);
      return canonical && der.length > 0 ? Optional.of(der) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The DER in a file that must be one.
   *
   * @param where names the file in the message
   * @throws com.thaloco.releaseconsole.flow.ProblemException REFUSED
   */
  public static byte[] require(byte[] file, String where) {
    return read(file)
        .orElseThrow(() ->
            Problem.refused(
                    "signature.unreadable",
                    "%s is not a signature in base64 (%d bytes%s)."
                        .formatted(where, file.length, shown(file)),
                    "It was not verified.",
                    "Compare it with the signature that the cut kept, and restore that one.")
                .toException());
  }

  private static String shown(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 40), StandardCharsets.ISO_8859_1);
    return file.length == 0 ? "" : ", beginning with " + Visible.line(start);
  }
}
