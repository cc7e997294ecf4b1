package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commits and pushes changes that must not be released. */
final class Sabotage {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN PUBLIC KEY-----\\n(.*?)\\n-----END PUBLIC KEY-----", Pattern.DOTALL);

  private final RehearsalFolder folder;
  private final Path originals;

  Sabotage(RehearsalFolder folder, Path kept) {
    this.folder = folder;
    this.originals = kept.resolve("files");
  }

  void driftPin() throws IOException {
    change(
        "scripts/install.sh",
        "Renew the key of the installer",
        text -> {
          Matcher pem = PEM.matcher(text);
          return pem.find()
              ? text.substring(0, pem.start(1)) + otherKey() + text.substring(pem.end(1))
              : text;
        });
  }

  void changeUnit() throws IOException {
    change(
        "internal/cli/units.go",
        "Wait longer before the daemon restarts",
        text -> text.replaceFirst("(restartDelay\\s+= )\"2s\"", "$1\"5s\""));
    String changelog = "CHANGELOG.md";
    String command = "sudo banger system install";
    Path file = folder.repository().resolve(changelog);
    String text = Files.readString(file);
    int newest = text.indexOf("\n## [v");
    int next = newest < 0 ? -1 : text.indexOf("\n## [", newest + 1);
    if (next > 0 && text.substring(newest, next).contains(command)) {
      String without =
          text.substring(newest, next)
              .lines()
              .filter(line -> !line.contains(command))
              .reduce("", (a, b) -> a + b + "\n");
      change(
          changelog,
          "Shorten the changelog",
          all -> text.substring(0, newest) + without + text.substring(next + 1));
    }
  }

  void reddenSmoke() throws IOException {
    change(
        "scripts/smoke.sh",
        "Try one thing more in smoke",
        text ->
            text.replaceFirst(
                "(?m)^begin build$",
                "begin practised-failure\nfail \"it fails on purpose\"\n\nbegin build"));
  }

  /** Writes back whatever was changed, in one commit. */
  void undo() throws IOException {
    if (!Files.isDirectory(originals)) {
      return;
    }
    try (Stream<Path> all = Files.walk(originals);
        RepositoryMaker maker = maker()) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = originals.relativize(file).toString();
        maker.write(path, Files.readAllBytes(file), SampleFiles.isExecutable(path));
      }
      maker.commit("Undo practice damage\n", Instant.now());
      maker.push("origin");
    }
    NewFolder.remove(originals);
  }

  private void change(String path, String message, UnaryOperator<String> edit) throws IOException {
    Path file = folder.repository().resolve(path);
    String before = Files.readString(file);
    String after = edit.apply(before);
    if (after.equals(before)) {
      throw Problem.refused(
              "practice.other-text",
              "%s differs from the sample project, so it can't be broken for practice."
                  .formatted(path),
              "Nothing was changed in it.",
              "Undo all practice damage, or prepare a new rehearsal.")
          .toException();
    }
    Path original = originals.resolve(path);
    if (!Files.exists(original)) {
      Files.createDirectories(original.getParent());
      Files.writeString(original, before);
    }
    try (RepositoryMaker maker = maker()) {
      maker.write(path, after.getBytes(StandardCharsets.UTF_8), SampleFiles.isExecutable(path));
      maker.commit(message + "\n", Instant.now());
      maker.push("origin");
    }
  }

  private RepositoryMaker maker() {
    return RepositoryMaker.open(
        folder.repository().resolve(".git"), "Cosmo Colleague", "cosmo@banger.example");
  }

  /** A key that no one signs with. */
  private static String otherKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
          .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
