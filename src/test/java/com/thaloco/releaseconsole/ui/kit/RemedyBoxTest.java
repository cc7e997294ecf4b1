package com.thaloco.releaseconsole.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.ui.HeadlessToolkit;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window shows a remedy's words, a button where it can act, and a line to copy elsewhere. */
@Tag("slow")
class RemedyBoxTest {
  private static final Remedy TWO =
      Remedy.text("Push it")
          .aside(new Action.Shell("git push origin main"))
          .then(", then run it")
          .by(OwnCommand.SMOKE.with())
          .then(", or say why")
          .by(new Action.Answer("version.bump", Optional.empty()));

  @BeforeAll
  static void toolkit() {
    HeadlessToolkit.start();
  }

  /** A window that shows one screen. */
  private static final class Window extends StackPane implements RemedyBox.Host {
    private final ScreenId shown;
    private final List<OwnCommand> opened = new ArrayList<>();

    Window(ScreenId shown, Remedy remedy) {
      super(new StackPane(new RemedyBox(remedy)));
      this.shown = shown;
      new Scene(this);
    }

    @Override
    public Optional<String> place(OwnCommand command) {
      return ScreenId.of(command).map(ScreenId::title);
    }

    @Override
    public boolean isInSight(OwnCommand command) {
      return ScreenId.of(command).equals(Optional.of(shown));
    }

    @Override
    public void open(OwnCommand command) {
      opened.add(command);
    }

    List<String> texts() {
      return Stream.concat(lookupAll(".label").stream(), lookupAll(".button").stream())
          .map(node -> ((Labeled) node).getText())
          .filter(text -> text != null && !text.isEmpty())
          .toList();
    }

    Button button(String id) {
      return (Button) lookup("#" + id);
    }
  }

  private static <T> T fx(Callable<T> body) throws Exception {
    var done = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        done.complete(body.call());
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    return done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aCommandIsAButtonToItsScreenAndAShellLineIsToCopy() throws Exception {
    fx(() -> {
      var window = new Window(ScreenId.HOME, TWO);
      Node words = window.lookup(".prose");
      assertThat(((Prose) words).getText()).isEqualTo("Push it, then run it, or say why.");
      assertThat(window.texts()).containsExactly("git push origin main", "Open Smoke");
      window.button("remedy-smoke").fire();
      assertThat(window.opened).containsExactly(OwnCommand.SMOKE);
      return true;
    });
  }

  @Test
  void onTheScreenItselfNoButtonLeadsThere() throws Exception {
    fx(() ->
        assertThat(new Window(ScreenId.SMOKE, TWO).texts())
            .containsExactly("git push origin main"));
  }

  @Test
  void whatTheWindowCantDoIsShownAsACommand() throws Exception {
    Remedy key = Remedy.text("Make your own key").by(OwnCommand.KEY_NEW.with());
    fx(() ->
        assertThat(new Window(ScreenId.TRUST, key).texts())
            .containsExactly("release-console key new"));
  }
}
