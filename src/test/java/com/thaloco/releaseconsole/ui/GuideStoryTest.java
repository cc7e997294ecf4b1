package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.setup.CredentialSettings;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that the program has never seen is led to a profile, and to its credentials. */
@Tag("slow")
class GuideStoryTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void aProfileIsWrittenByKeyboardAndNothingIsCommitted() throws IOException {
    String project = "story" + ProcessHandle.current().pid();
    Path repository = stranger(dir.resolve(project), project);
    String head = ReleaseTraces.git(repository, "rev-parse", "HEAD");
    Path settings = CredentialSettings.file(project, System.getenv());
    Path approval = settings;
    try (Studio studio = Studio.unpainted(dir.resolve("settings"))) {
      var person = new Person(studio);
      Studio.onFx(() -> {
        studio.window().openProject(repository);
        return true;
      });
      person.sees("No profile yet").sees("Not complete yet");
      assertThat(person.canPress("guide-write")).isFalse();
      types(person, "guide-endpoint", "http://127.0.0.1:9");
      types(person, "guide-bucket", "releases");
      types(person, "guide-public-url", "http://127.0.0.1:9/" + project + "/");
      person.sees("The profile can be written").tabsTo("guide-write").presses(KeyCode.SPACE);
      person.sees("Approve the profile of " + project).sees("No host was contacted");
      person.sees("bucket.endpoint: http://127.0.0.1:9").sees("smoke.command: make smoke");
      String fingerprint = Session.unapproved(repository).orElseThrow().fingerprint();
      approval = settings.resolveSibling("approved").resolve(fingerprint + ".json");
      assertThat(approval).doesNotExist();
      person.tabsTo("approve-yes").presses(KeyCode.SPACE);
      person.seesScreen(ScreenId.HOME);
      assertThat(ReleaseTraces.git(repository, "status", "--porcelain"))
          .isEqualTo("?? .release-console.yaml");
      assertThat(ReleaseTraces.git(repository, "rev-parse", "HEAD")).isEqualTo(head);

      person.presses(KeyCode.CONTROL, KeyCode.COMMA).clicks("settings-credentials-aws");
      person.presses(KeyCode.TAB).types("nightly").tabsTo("settings-credentials-use");
      person.presses(KeyCode.SPACE);
      Studio.await(
          "the credentials are named",
          java.time.Duration.ofSeconds(150),
          () -> Files.exists(settings));
      assertThat(settings).content().contains("nightly");
    } finally {
      Files.deleteIfExists(settings);
      Files.deleteIfExists(approval);
    }
  }

  private static void types(Person person, String field, String text) {
    person.tabsTo(field).presses(KeyCode.CONTROL, KeyCode.A).types(text);
  }

  /** A repository with one program, that no one wrote a profile for. */
  static Path stranger(Path folder, String name) {
    try (var maker = RepositoryMaker.init(folder, "main", "Ada", "ada@example.org")) {
      Map.of(
              "go.mod",
              "module example.org/%s\n".formatted(name),
              "cmd/%s/main.go".formatted(name),
              "package main\n\nvar version = \"\"\n\nfunc main() {}\n",
              "internal/update/key.go",
              "const Key = `-----BEGIN PUBLIC KEY-----\n`\n",
              "scripts/install.sh",
              "#!/bin/sh\n",
              "Makefile",
              "smoke:\n\ttrue\n",
              "CHANGELOG.md",
              "# Changelog\n")
          .forEach((path, text) -> maker.write(path, text.getBytes(StandardCharsets.UTF_8), false));
      maker.commit("Begin\n", Instant.EPOCH);
      maker.addRemote("origin", "https://git.example.org/ada/%s.git".formatted(name));
    }
    return folder;
  }
}
