package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * A fresh key pair on disk: the encrypted private half in a cosign key file, the public one beside
 * it.
 *
 * @param keyFile the private half, mode 0600
 * @param publicFile the public half: the same name with {@code .pub} in place of {@code .key}
 */
public record NewKey(Path keyFile, Path publicFile, ReleaseKey publicKey) {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /**
   * Makes a key pair. Nothing that is there is overwritten, and a failure leaves nothing behind.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException REFUSED, where a file is in the way or
   *     can't be written
   */
  public static NewKey create(Path keyFile, Password password) {
    return create(keyFile, password, Kdf.STANDARD);
  }

  /** The same with another cost of unlocking, one of the three that are accepted. */
  public static NewKey create(Path keyFile, Password password, Kdf kdf) {
    Path publicFile = publicFile(keyFile);
    for (Path file : new Path[] {keyFile, publicFile}) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw inTheWay(file);
      }
    }
    byte[] scalar = randomScalar();
    try {
      ReleaseKey publicKey = PrivateScalar.publicKey(scalar);
      write(keyFile, encrypted(scalar, password, kdf), "rw-------");
      try {
        write(publicFile, publicKey.pem(), "rw-r--r--");
      } catch (RuntimeException e) {
        delete(keyFile);
        throw e;
      }
      return new NewKey(keyFile, publicFile, publicKey);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** Where the public half of a key file goes. */
  static Path publicFile(Path keyFile) {
    String name = keyFile.getFileName().toString();
    String stem = name.endsWith(".key") ? name.substring(0, name.length() - 4) : name;
    return keyFile.resolveSibling(stem + ".pub");
  }

  /** The text of a cosign key file. */
  static String encrypted(byte[] scalar, Password password, Kdf kdf) {
    byte[] pkcs8 = PrivateScalar.pkcs8(scalar);
    try {
      return framed(CosignKeyFile.Type.SIGSTORE, EncryptedBox.seal(pkcs8, password, kdf).json());
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  static String framed(CosignKeyFile.Type type, byte[] body) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(body);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type.words(), base64);
  }

  /** Uniform in [1, n-1], by rejection. */
  private static byte[] randomScalar() {
    var random = new SecureRandom();
    byte[] scalar = new byte[PrivateScalar.LENGTH];
    BigInteger number;
    do {
      random.nextBytes(scalar);
      number = new BigInteger(1, scalar);
    } while (number.signum() == 0 || number.compareTo(PrivateScalar.DOMAIN.getN()) >= 0);
    return scalar;
  }

  private static void write(Path file, String text, String mode) {
    var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    boolean created = false;
    try (FileChannel channel = FileChannel.open(file, NEW, permissions)) {
      created = true;
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw inTheWay(file);
    } catch (IOException e) {
      if (created) {
        delete(file);
      }
      String reason =
          e instanceof NoSuchFileException ? "its folder does not exist" : String.valueOf(e);
      throw Problem.refused(
              "key.not-written",
              "The file %s can't be written (%s).".formatted(file, reason),
              "No key was made.",
              "Choose a place where this user may write.")
          .toException();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException inTheWay(Path file) {
    return Problem.refused(
            "key.exists",
            "The file %s already exists.".formatted(file),
            "No key was made, and nothing was overwritten.",
            "Choose another name, or move the old key away if it is no longer needed.")
        .toException();
  }
}
