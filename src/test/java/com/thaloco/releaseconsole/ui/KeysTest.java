package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that hold on every screen do what the help says. */
@Tag("slow")
class KeysTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private static Path dir;
  private static CheapRehearsal rehearsal;
  private static Studio studio;
  private static Person person;

  /** The suite says two lines and then takes longer than anybody waits. */
  @BeforeAll
  static void open() throws IOException {
    rehearsal = CheapRehearsal.inFolder(dir.resolve("r"));
    Path repository = rehearsal.folder().repository();
    Files.writeString(
        repository.resolve("scripts/smoke.sh"),
        "#!/bin/sh\necho one; echo needle two; exec sleep 300\n");
    git(repository, "commit", "-qam", "Smoke for as long as nobody waits");
    git(repository, "push", "-q", "origin", "HEAD:main");
    studio = Studio.unpainted(Files.createDirectories(dir.resolve("settings")));
    studio.openProject(rehearsal.folder().repository());
    person = new Person(studio);
  }

  private static void git(Path repository, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      assertThat(
              new ProcessBuilder(command)
                  .directory(repository.toFile())
                  .inheritIO()
                  .start()
                  .waitFor())
          .as(String.join(" ", command))
          .isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void close() {
    studio.close();
    rehearsal.close();
  }

  @Test
  void controlFFindsInATableAndControlShiftCCopiesTheRow() {
    goTo(ScreenId.HOME).presses(KeyCode.CONTROL, KeyCode.F).types("v0.1.3").sees("1 of ");
    person.presses(KeyCode.ESCAPE);
    Studio.await("the table has the focus", SOON, () -> focus() instanceof TableView<?>);
    person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    assertThat(Studio.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .contains("v0.1.3", "\t")
        .doesNotContain("ReleaseRow");
  }

  @Test
  void controlFFindsInTheLogControlLHidesItAndControlPeriodStopsWhatRuns() {
    goTo(ScreenId.SMOKE).clicks("smoke-run").sees("needle two");
    person.presses(KeyCode.CONTROL, KeyCode.F).types("needle").sees("1 of 1");
    person.presses(KeyCode.ESCAPE);
    assertThat(isShown(".log-pane")).isTrue();
    person.presses(KeyCode.CONTROL, KeyCode.L);
    assertThat(isShown(".log-pane")).isFalse();
    person.presses(KeyCode.CONTROL, KeyCode.L);
    assertThat(isShown(".log-pane")).isTrue();
    person.presses(KeyCode.CONTROL, KeyCode.PERIOD).sees("Smoke was stopped", SOON);
  }

  @Test
  void controlLLeadsToTheLogFromAScreenWithoutOne() {
    goTo(ScreenId.SOURCE).presses(KeyCode.CONTROL, KeyCode.L).seesScreen(ScreenId.SMOKE);
  }

  @Test
  void controlEHidesAndShowsTheEvidence() {
    goTo(ScreenId.REVIEW);
    assertThat(isShown(".evidence")).isTrue();
    person.presses(KeyCode.CONTROL, KeyCode.E);
    assertThat(isShown(".evidence")).isFalse();
    person.presses(KeyCode.CONTROL, KeyCode.E);
    assertThat(isShown(".evidence")).isTrue();
  }

  @Test
  void f6GoesThroughTheAreasAndShiftF6Back() {
    goTo(ScreenId.CHECKLIST); // its work has buttons whatever was checked
    List<String> there = areas(KeyCode.F6);
    assertThat(there).contains("rail", "work", "action-bar").doesNotHaveDuplicates();
    List<String> back = areas(KeyCode.SHIFT, KeyCode.F6);
    assertThat(back).containsExactlyInAnyOrderElementsOf(there);
    assertThat(back.subList(0, back.size() - 1))
        .isEqualTo(there.subList(0, there.size() - 1).reversed());
  }

  @Test
  void f1TellsWhatTheScreenIsForAndWhichKeysThereAre() {
    goTo(ScreenId.TRUST).presses(KeyCode.F1).seesThing("help").sees("F5, Ctrl F5");
    Studio.onFx(() -> {
      studio.window().closeOverlay();
      return true;
    });
  }

  @Test
  void altWithTheUnderlinedLetterPressesTheButton() {
    goTo(ScreenId.SOURCE).presses(KeyCode.ALT, KeyCode.H).seesInRail("source", "Passed");
    goTo(ScreenId.CATALOGS).presses(KeyCode.ALT, KeyCode.B).seesScreen(ScreenId.VERSION);
  }

  private static Person goTo(ScreenId screen) {
    studio.go(screen);
    return person.seesScreen(screen);
  }

  /** Presses the keys until the focus is where it was before; the areas it came to, in order. */
  private static List<String> areas(KeyCode... keys) {
    var passed = new ArrayList<String>();
    String first = Studio.onFx(KeysTest::area);
    for (int i = 0; i < 6; i++) {
      person.presses(keys);
      passed.add(Studio.onFx(KeysTest::area));
      if (passed.getLast().equals(first)) {
        return passed;
      }
    }
    throw new AssertionError("F6 never came back to " + first + ": " + passed);
  }

  private static String area() {
    for (Node at = focus(); at != null; at = at.getParent()) {
      for (String name : List.of("rail", "evidence", "work", "action-bar")) {
        if (at.getStyleClass().contains(name)) {
          return name;
        }
      }
    }
    return "nowhere: " + focus();
  }

  private static Node focus() {
    return studio.stage().getScene().getFocusOwner();
  }

  private static boolean isShown(String selector) {
    return Studio.onFx(() -> lookup(selector).isPresent());
  }

  /** What is in sight. */
  private static Optional<Node> lookup(String selector) {
    return studio.stage().getScene().getRoot().lookupAll(selector).stream()
        .filter(KeysTest::isInSight)
        .findFirst();
  }

  private static boolean isInSight(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
