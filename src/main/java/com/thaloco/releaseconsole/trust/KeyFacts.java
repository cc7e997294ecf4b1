package com.thaloco.releaseconsole.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What kind of key a file holds, for whoever wants to look at it without using it. */
public sealed interface KeyFacts {
  /** A public key. */
  record Public(ReleaseKey key) implements KeyFacts {}

  /** A cosign private key; its public half needs the password. */
  record Locked(CosignKeyFile file) implements KeyFacts {}

  /** The encrypted JSON of a key file without its PEM lines; cosign does not take it. */
  record Bare(EncryptedBox box) implements KeyFacts {}

  /**
   * Looks at a file.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException INPUT, where it is none of these
   */
  static KeyFacts read(Path file) {
    byte[] bytes = CosignKeyFile.bytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    String where = file.toString();
    List<KeyBlock> blocks = Pem.blocks(Pem.lines(text));
    if (blocks.isEmpty() && text.stripLeading().startsWith("{")) {
      return new Bare(EncryptedBox.parse(bytes, where));
    }
    boolean isPublic =
        blocks.size() == 1
            && (blocks.getFirst().type().endsWith("PUBLIC KEY")
                || blocks.getFirst().type().equals("CERTIFICATE"));
    return isPublic
        ? new Public(ReleaseKey.parse(text, where))
        : new Locked(CosignKeyFile.parse(bytes, where));
  }
}
