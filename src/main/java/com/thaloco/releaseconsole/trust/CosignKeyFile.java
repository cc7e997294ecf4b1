package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A cosign private key file, still locked: what is in it and how to open it. */
public final class CosignKeyFile {
  /** The PEM types, which differ in nothing but their name. */
  public enum Type {
    /** Since cosign 2.0.1; what is written. */
    SIGSTORE("ENCRYPTED SIGSTORE PRIVATE KEY"),
    /** Before that. */
    COSIGN("ENCRYPTED COSIGN PRIVATE KEY");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** The words after BEGIN. */
    public String words() {
      return words;
    }
  }

  private static final int LARGEST = 64 * 1024; // bytes; a real one has about 650

  private final String where;
  private final Type type;
  private final EncryptedBox box;

  private CosignKeyFile(String where, Type type, EncryptedBox box) {
    this.where = where;
    this.type = type;
    this.box = box;
  }

  /**
   * Reads a key file.
   *
   * @throws ProblemException INPUT, when it is not there, can't be read or is another kind of file
   */
  public static CosignKeyFile read(Path file) {
    return parse(bytes(file), file.toString());
  }

  /** Reads the bytes of a key file; {@code where} names it in messages. */
  public static CosignKeyFile parse(byte[] bytes, String where) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<KeyBlock> blocks = Pem.blocks(Pem.lines(text));
    if (blocks.size() != 1) {
      throw EncryptedBox.unread(
          "key.no-block", blocks.isEmpty() ? noBlock(text, where) : several(where, blocks));
    }
    KeyBlock block = blocks.getFirst();
    Type type =
        Arrays.stream(Type.values())
            .filter(t -> t.words().equals(block.type()))
            .findFirst()
            .orElseThrow(() -> EncryptedBox.unread("key.type", other(block, where)));
    try {
      return new CosignKeyFile(where, type, EncryptedBox.parse(Pem.decode(block), where));
    } catch (Pem.Broken e) {
      throw EncryptedBox.unread(
          "key.broken", "%s:%d is not a readable key: %s".formatted(where, e.line(), e.reason()));
    }
  }

  /** At most the size of a key file, as bytes. */
  public static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw EncryptedBox.unread("key.large", "%s is too large for a key file".formatted(file));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw EncryptedBox.unread("key.no-file", "There is no key file %s".formatted(file));
    } catch (AccessDeniedException e) {
      throw EncryptedBox.unread(
          "key.no-access", "The key file %s may not be read by this user".formatted(file));
    } catch (IOException e) {
      throw EncryptedBox.unread(
          "key.unreadable",
          "The key file %s can't be read (%s)"
              .formatted(file, Files.isDirectory(file) ? "it is a folder" : e.getMessage()));
    }
  }

  /** Which of the two PEM types. */
  public Type type() {
    return type;
  }

  /** What turns the password into a key. */
  public Kdf kdf() {
    return box.kdf();
  }

  /**
   * Unlocks the key; takes about a second and up to 128 MB. Where the password is wrong, the same
   * password with a line feed is tried: {@code echo pw | cosign generate-key-pair} makes such keys,
   * and no one can type a line feed. The password stays the caller's to close.
   *
   * @throws ProblemException KEY_LOCKED for a wrong password or a tampered file; INPUT for a key
   *     that is not PKCS#8 on P-256
   */
  public UnlockedKey unlock(Password password) {
    Optional<byte[]> plaintext = box.open(password);
    boolean lineFeed = false;
    if (plaintext.isEmpty() && !password.endsWithLineFeed()) {
      try (Password longer = password.withLineFeed()) {
        plaintext = box.open(longer);
        lineFeed = plaintext.isPresent();
      }
    }
    byte[] der = plaintext.orElseThrow(() -> wrong(password).toException());
    try {
      return new UnlockedKey(PrivateScalar.ofPkcs8(der, where), lineFeed);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** The same with a password that may not be there. */
  public UnlockedKey unlock(Optional<Password> password) {
    return unlock(password.orElseThrow(() -> missingPassword(where).toException()));
  }

  /** No one gave a password. */
  public static Problem missingPassword(String where) {
    return new Problem(
        "key.no-password",
        Problem.Kind.KEY_LOCKED,
        "The key %s needs its password, and there is none.".formatted(where),
        "The key was not unlocked, and nothing was signed.",
        "Set COSIGN_PASSWORD (it may be empty), or run this on a terminal to be asked.",
        List.of());
  }

  /** A password that does not open the key; what was tried besides it is reported. */
  public static Problem wrongPassword(String where) {
    return new Problem(
        "key.wrong-password",
        Problem.Kind.KEY_LOCKED,
        "Wrong password for %s (or the key file is damaged).".formatted(where),
        "The key was not unlocked, and nothing was signed.",
        "Try again with the right password. COSIGN_PASSWORD, if set, is used instead of the"
            + " prompt.",
        List.of());
  }

  private Problem wrong(Password password) {
    return wrongPassword(where)
        .with(
            List.of(
                password.endsWithLineFeed()
                    ? "the password that was given ends with a line feed: give it without one"
                    : "the same password with a line feed at its end was tried as well"));
  }

  private static String several(String where, List<KeyBlock> blocks) {
    return "%s has %d PEM blocks (lines %s) where one is expected"
        .formatted(where, blocks.size(), PublicKeyText.linesOf(blocks));
  }

  private static String noBlock(String text, String where) {
    if (text.isBlank()) {
      return where + " is empty";
    }
    return text.stripLeading().startsWith("{")
        ? where + " is bare JSON without the PEM lines of a cosign key file"
        : where
            + " is not a cosign key file (no line -----BEGIN "
            + Type.SIGSTORE.words()
            + "-----)";
  }

  private static String other(KeyBlock block, String where) {
    String place = where + ":" + block.line();
    return switch (block.type()) {
      case "PRIVATE KEY" ->
          place + " is an unencrypted private key (PKCS#8), which cosign does not take";
      case "EC PRIVATE KEY" ->
          place + " is an unencrypted private key (SEC1), which cosign does not take";
      case "RSA PRIVATE KEY" ->
          place + " is an RSA private key, and clients verify ECDSA P-256 only";
      case "ENCRYPTED PRIVATE KEY" ->
          place + " is a private key encrypted by openssl (PKCS#8), not by cosign";
      case "OPENSSH PRIVATE KEY" -> place + " is an ssh key, not a cosign key";
      case "PUBLIC KEY" -> place + " is a public key; the private one is needed";
      case "CERTIFICATE" -> place + " is a certificate, not a private key";
      default -> "%s is a PEM block %s, not a cosign key".formatted(place, block.type());
    };
  }
}
