package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.trust.SecretBox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of an rclone configuration file. Encrypted, its first line is {@code
 * RCLONE_ENCRYPT_V0:}, and base64 of a nonce and a NaCl secretbox follows.
 */
final class RcloneFile {
  private static final String MARK = "RCLONE_ENCRYPT_V";
  private static final String VERSION = MARK + "0:";

  private RcloneFile() {}

  /**
   * Its lines, decrypted where they have to be; a byte order mark is no part of them.
   *
   * @throws ProblemException {@code bucket.rclone-encrypted} without the right password
   */
  static List<String> lines(Path file, String text, Map<String, String> environment) {
    List<String> lines = (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    List<String> meant =
        lines.stream().map(String::strip).filter(line -> !isComment(line)).toList();
    if (meant.isEmpty() || !meant.getFirst().startsWith(MARK)) {
      return lines;
    }
    if (!meant.getFirst().equals(VERSION)) {
      throw encrypted(
          file,
          "is encrypted in a way that is not known: " + meant.getFirst(),
          "Name other credentials in the profile.");
    }
    String password =
        RclonePassword.of(environment)
            .orElseThrow(() ->
                encrypted(
                    file,
                    "is encrypted",
                    "Set RCLONE_CONFIG_PASS or RCLONE_PASSWORD_COMMAND, or name other credentials"
                        + " in the profile."));
    return opened(meant.stream().skip(1).collect(Collectors.joining()), password)
        .orElseThrow(() ->
            encrypted(
                file,
                "can't be decrypted with the password given",
                "Correct RCLONE_CONFIG_PASS or RCLONE_PASSWORD_COMMAND; \"rclone config show\""
                    + " tells whether the password is right."))
        .lines()
        .toList();
  }

  private static boolean isComment(String line) {
    return line.isEmpty() || line.startsWith("#") || line.startsWith(";");
  }

  private static Optional<String> opened(String base64, String password) {
    byte[] box;
    try {
      box = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (box.length < SecretBox.NONCE) {
      return Optional.empty();
    }
    byte[] text = RclonePassword.keyText(password);
    byte[] key = Hashes.digest().digest(text);
    try {
      return SecretBox.open(
              Arrays.copyOfRange(box, SecretBox.NONCE, box.length),
              Arrays.copyOf(box, SecretBox.NONCE),
              key)
          .map(plain -> new String(plain, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  private static ProblemException encrypted(Path file, String how, String next) {
    return Problem.input(
            "bucket.rclone-encrypted",
            "The rclone configuration %s %s.".formatted(file, how),
            "No request was sent to the bucket.",
            next)
        .toException();
  }
}
