package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was true before a change is not said after it. */
@Tag("slow")
class AfterAChangeTest {
  private static final String DRAFT = "draft-verification";

  @TempDir private Path dir = Path.of("");

  @Test
  void aFinishedWithdrawalDoesNotSayThatClientsGetTheVersion() throws Exception {
    with(
        rehearsal -> {},
        studio -> {
          var person = new Person(studio);
          person
              .clicks("rail-recover")
              .clicks("way-withdraw-release-bad")
              .sees("Clients get it now");
          person.fills("recover-confirm", "v0.1.6").clicks("recover-do");
          person.sees("v0.1.6 is withdrawn. Clients get v0.1.5.").misses("Clients get it now");
        });
  }

  @Test
  void theCardOfPendingVerificationNamesNoVersionThatIsOut() throws Exception {
    with(
        AfterAChangeTest::owesAVerification,
        studio -> {
          var person = new Person(studio);
          var mess = new Mess(studio.model());
          person.clicks("rail-home").sees("Verification release for v0.1.6");
          person.seesIn(DRAFT, "Draft v0.1.7");
          releasesElsewhere(mess);
          person.clicks("rail-home").presses(KeyCode.F5).seesIn(DRAFT, "Draft v0.1.8");
          assertThat(person.textOf("home-pending")).doesNotContain("Release v0.1.7");
          person.clicks("rail-verify").seesIn(DRAFT, "Draft v0.1.8");
          person.clicks("rail-home").seesIn("home-next-step", "Start release v0.1.8");
          person.clicks("home-next-step").sees("Release v0.1.8").seesIn("rail-changelog", "");
          assertThat(studio.model().versionProperty().get().text()).isEqualTo("v0.1.8");
        });
  }

  /** The tag of the last release does not say that it leaves the update flow as it was. */
  private static void owesAVerification(CheapRehearsal rehearsal) {
    Path repository = rehearsal.folder().repository();
    ReleaseTraces.git(repository, "config", "user.email", "t@t");
    ReleaseTraces.git(repository, "config", "user.name", "t");
    ReleaseTraces.git(repository, "tag", "-f", "-m", "banger v0.1.6", "v0.1.6", "v0.1.6^{commit}");
    ReleaseTraces.git(repository, "push", "-q", "-f", "origin", "refs/tags/v0.1.6");
  }

  /** Another machine releases the version at hand. */
  private static void releasesElsewhere(Mess mess) {
    String before = new ReleaseTraces(mess.folder()).manifest();
    int begin = before.indexOf("    {");
    int end = before.indexOf("    },", begin) + "    },\n".length();
    String entry = before.substring(begin, end).replace("v0.1.0", "v0.1.7");
    mess.put(
        "manifest.json",
        (before.substring(0, begin) + entry + before.substring(begin))
            .replaceFirst("(\"latest_stable\": )\"[^\"]*\"", "$1\"v0.1.7\""));
    mess.remote("tag", "v0.1.7", "refs/heads/main");
  }

  private void with(Consumer<CheapRehearsal> before, Consumer<Studio> body) throws IOException {
    try (CheapRehearsal rehearsal = CheapRehearsal.inFolder(dir.resolve("r"))) {
      before.accept(rehearsal);
      try (Studio studio = Studio.open(Files.createDirectories(dir.resolve("settings")))) {
        studio.openProject(rehearsal.folder().repository());
        body.accept(studio);
      }
    }
  }
}
