package com.thaloco.releaseconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desktop's own program shows the message; its arguments are taken as they are. */
final class DesktopNotificationTest {
  private static final String TITLE = "banger – Release Console";
  private static final String WORDS = "Cut of v0.1.7: Done, it's 'out'";

  @TempDir Path dir = Path.of("unset");

  @Test
  void theMessageIsHandedToTheProgramOfTheDesktopAndNoSecretWithIt() throws IOException {
    program("notify-send", "printf '%s\\n' \"$@\" > out; env > environment");
    assertThat(send()).isTrue();
    assertThat(Files.readAllLines(dir.resolve("out"))).endsWith("--", TITLE, WORDS);
    assertThat(Files.readString(dir.resolve("environment"))).doesNotContain("hunter2");
  }

  @Test
  void whereThatFailsGlibsProgramIsAsked() throws IOException {
    program("notify-send", "exit 1");
    program("gdbus", "printf '%s\\n' \"$@\" > out");
    assertThat(send()).isTrue();
    assertThat(Files.readString(dir.resolve("out")))
        .contains("'Cut of v0.1.7: Done, it\\'s \\'out\\''");
  }

  @Test
  void withoutAnyNothingHappens() {
    assertThat(send()).isFalse();
  }

  private boolean send() {
    return DesktopNotification.send(
        new LocalProcesses(),
        Map.of("PATH", dir + ":/usr/bin/nowhere", "AWS_SECRET_ACCESS_KEY", "hunter2"),
        TITLE,
        WORDS,
        Run.of(event -> {}).at(new StepId("notify")));
  }

  private void program(String name, String body) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, "#!/bin/sh\ncd %s\nPATH=/usr/bin:/bin\n%s\n".formatted(dir, body));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
