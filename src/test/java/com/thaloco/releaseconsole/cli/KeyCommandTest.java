package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real program in a process of its own, since the password is in its environment. */
@Tag("slow")
final class KeyCommandTest {
  private record Result(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  @TempDir private Path folder;

  private Result run(Optional<String> password, String... arguments)
      throws IOException, InterruptedException {
    return run(password, List.of(), arguments);
  }

  private Result run(Optional<String> password, List<String> jvm, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED"); // as the launcher starts it
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.thaloco.releaseconsole.Main");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("COSIGN_PASSWORD");
    builder.environment().put("LC_ALL", "C");
    password.ifPresent(text -> builder.environment().put("COSIGN_PASSWORD", text));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    Process process =
        builder.redirectInput(new File("/dev/null")).redirectOutput(out).redirectError(err).start();
    int exit = process.waitFor();
    return new Result(exit, read(out), read(err));
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }

  @Test
  void aNewKeyIsInspectedBothWays() throws IOException, InterruptedException {
    Result made = run(Optional.of("open sesame"), "key", "new", "cosign.key", "--json");
    assertThat(made.exit()).as(made.err()).isZero();
    Result pub = run(Optional.empty(), "key", "inspect", "cosign.pub", "--json");
    Result key = run(Optional.of("open sesame"), "key", "inspect", "cosign.key", "--json");
    assertThat(pub.exit()).isZero();
    assertThat(key.exit()).isZero();
    assertThat(pub.json().get("type").stringValue()).isEqualTo("ECDSA P-256");
    for (String field : List.of("type", "publicKey", "sha256")) {
      assertThat(pub.json().get(field))
          .isEqualTo(made.json().get(field))
          .isEqualTo(key.json().get(field));
    }
    assertThat(pub.json().get("publicKey").stringValue())
        .isEqualTo(Files.readString(folder.resolve("cosign.pub")));
    assertThat(made.out() + made.err() + key.out() + key.err()).doesNotContain("sesame");

    Result wrong = run(Optional.of("Sesame"), "key", "inspect", "cosign.key", "-v");
    assertThat(wrong.exit()).isEqualTo(4);
    assertThat(wrong.err()).doesNotContain("Sesame").contains("cosign.key");
    Result without = run(Optional.empty(), "key", "inspect", "cosign.key");
    assertThat(without.exit()).isZero();
    assertThat(without.out()).contains("N=65536").contains("COSIGN_PASSWORD");
    Result again = run(Optional.of("x"), "key", "new", "cosign.key", "--json");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.json().get("error").get("notDone").stringValue()).contains("overwritten");
  }

  @Test
  void anEmptyPasswordIsAPasswordAndNoneIsNot() throws IOException, InterruptedException {
    assertThat(run(Optional.of(""), "key", "new", "a.key").exit()).isZero();
    assertThat(run(Optional.of(""), "key", "inspect", "a.key").exit()).isZero();
    Result none = run(Optional.empty(), "key", "new", "b.key");
    assertThat(none.exit()).isEqualTo(4);
    assertThat(none.err().lines()).hasSize(3);
    assertThat(folder.resolve("b.key")).doesNotExist();
  }

  @Test
  void tooLittleMemoryIsToldAndNotACrash() throws IOException, InterruptedException {
    Result small = run(Optional.of("x"), List.of("-Xmx40m"), "key", "new", "c.key", "--json");
    assertThat(small.exit()).isEqualTo(4);
    assertThat(small.json().get("error").get("what").stringValue()).contains("memory");
    assertThat(folder.resolve("c.key")).doesNotExist();
  }

  @Test
  void whatCanNotBeReadExitsWith3() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("x"), "hello");
    assertThat(run(Optional.empty(), "key", "inspect", "x").exit()).isEqualTo(3);
    assertThat(run(Optional.empty(), "key", "inspect", "none").exit()).isEqualTo(3);
    assertThat(run(Optional.empty(), "key", "inspect").exit()).isEqualTo(2);
  }
}
