package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.EncryptedBox;
import com.thaloco.releaseconsole.trust.KeyFacts;
import com.thaloco.releaseconsole.trust.NewKey;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code key new} and {@code key inspect}. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Makes a signing key, or shows what a key file holds.",
    subcommands = {KeyCommand.New.class, KeyCommand.Inspect.class})
public final class KeyCommand {
  @Mixin private CommonOptions common = new CommonOptions();

  /** Makes a key pair. */
  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = {
        "Makes an ECDSA P-256 key pair: FILE in cosign's encrypted format, and FILE.pub beside it"
            + " (cosign.key gives cosign.pub). Nothing is overwritten.",
        "The password comes from COSIGN_PASSWORD (which may be empty) or from a prompt."
      })
  static final class New implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "Where the private key goes.")
    private Path file = Path.of("cosign.key");

    @Override
    public Integer call() {
      Optional<Password> given = Passwords.forNew(file.toString());
      try (Password password =
          given.orElseThrow(() -> CosignKeyFile.missingPassword(file.toString()).toException())) {
        NewKey made = NewKey.create(file, password);
        if (common.json()) {
          Map<String, Object> document = facts(made.publicKey());
          document.put("keyFile", made.keyFile().toString());
          document.put("publicKeyFile", made.publicFile().toString());
          common.print(document);
        } else {
          common.out().println("Private key " + made.keyFile() + ", encrypted, mode 0600");
          common.out().println("Public key  " + made.publicFile());
          show(common, made.publicKey());
        }
        return 0;
      }
    }
  }

  /** Shows a key. */
  @Command(
      name = "inspect",
      mixinStandardHelpOptions = true,
      description = {
        "Shows a public key (PEM), or the public half of a cosign private key.",
        "The public half of a private key needs its password: from COSIGN_PASSWORD or a prompt."
      })
  static final class Inspect implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The key file.")
    private Path file = Path.of("cosign.pub");

    @Override
    public Integer call() {
      switch (KeyFacts.read(file)) {
        case KeyFacts.Public(ReleaseKey key) -> print(key, new LinkedHashMap<>());
        case KeyFacts.Locked(CosignKeyFile locked) -> inspect(locked);
        case KeyFacts.Bare(EncryptedBox box) -> inspect(box);
      }
      return 0;
    }

    private void inspect(CosignKeyFile locked) {
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("file", locked.type().words());
      more.put("kdf", locked.kdf());
      try (Password password = Passwords.of(file.toString()).orElse(null)) {
        if (password == null) {
          withoutPassword(more);
          return;
        }
        try (UnlockedKey key = locked.unlock(password)) {
          if (key.openedWithLineFeed()) {
            more.put("passwordEndsWithLineFeed", true);
          }
          print(key.publicKey(), more);
        }
      }
    }

    private void inspect(EncryptedBox box) {
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("file", "encrypted JSON without PEM lines");
      more.put("kdf", box.kdf());
      try (Password password = Passwords.of(file.toString()).orElse(null)) {
        if (password == null) {
          withoutPassword(more);
          return;
        }
        byte[] plaintext =
            box.open(password)
                .orElseThrow(() -> CosignKeyFile.wrongPassword(file.toString()).toException());
        more.put("plaintextBytes", plaintext.length);
        Arrays.fill(plaintext, (byte) 0);
        if (common.json()) {
          common.print(more);
        } else {
          more.forEach((name, value) -> common.out().println(name + ": " + value));
        }
      }
    }

    private void withoutPassword(Map<String, Object> more) {
      String hint = "The public half needs the password: set COSIGN_PASSWORD (it may be empty).";
      if (common.json()) {
        more.put("note", hint);
        common.print(more);
      } else {
        more.forEach((name, value) -> common.out().println(name + ": " + value));
        common.out().println(hint);
      }
    }

    private void print(ReleaseKey key, Map<String, Object> more) {
      if (common.json()) {
        Map<String, Object> document = facts(key);
        document.putAll(more);
        common.print(document);
      } else {
        more.forEach((name, value) -> common.out().println(name + ": " + value));
        show(common, key);
      }
    }
  }

  private static Map<String, Object> facts(ReleaseKey key) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", ReleaseKey.TYPE);
    document.put("publicKey", key.pem());
    document.put("sha256", key.sha256());
    return document;
  }

  private static void show(CommonOptions common, ReleaseKey key) {
    common.out().println(ReleaseKey.TYPE + ", sha256 " + key.sha256());
    common.out().print(key.pem());
  }
}
