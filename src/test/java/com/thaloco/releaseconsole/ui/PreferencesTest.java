package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the window remembers, and what it says when it can't read that. */
class PreferencesTest {
  @TempDir private Path settings;

  @Test
  void aFileThatCannotBeReadIsToldAndLeftAsItIs() throws IOException {
    for (String broken :
        new String[] {"{", "{\"format\": 7}", "{\"format\":1,\"textPercent\":7}"}) {
      Path file = settings.resolve("window.json");
      Files.writeString(file, broken);
      try (Studio studio = Studio.open(settings)) {
        assertThat(texts(studio)).anyMatch(text -> text.contains("can't be read"));
        Studio.onFx(() -> {
          studio.window().settings();
          return true;
        });
        Studio.onFx(() -> {
          ((Button) node(studio, "settings-done")).fire();
          return true;
        });
      }
      assertThat(file).hasContent(broken);
    }
  }

  @Test
  void whatIsChosenHoldsAfterARestart() {
    try (Studio studio = Studio.open(settings)) {
      Studio.onFx(() -> {
        studio.window().settings();
        ((ComboBox<?>) node(studio, "settings-size")).getSelectionModel().select(2);
        ((ComboBox<?>) node(studio, "settings-theme")).getSelectionModel().select(1);
        ((Button) node(studio, "settings-done")).fire();
        return true;
      });
    }
    try (Studio studio = Studio.open(settings)) {
      assertThat(studio.window().look().percentProperty().get()).isEqualTo(150);
      assertThat(studio.window().look().darkProperty().get()).isTrue();
      var root = studio.stage().getScene().getRoot();
      assertThat(root.getStyle()).contains("21.00px");
      Studio.onFx(() -> {
        root.applyCss();
        return true;
      });
      assertThat(((FontIcon) ((Button) node(studio, "start-open")).getGraphic()).getIconSize())
          .isEqualTo(24);
      assertThat(root.getPseudoClassStates())
          .contains(javafx.css.PseudoClass.getPseudoClass("dark"));
    }
  }

  @Test
  void theWindowComesBackWhereItWasAndAsLarge() {
    try (Studio studio = Studio.open(settings)) {
      assertThat(studio.stage().getIcons()).hasSize(5);
      Studio.onFx(() -> {
        studio.stage().setX(40);
        studio.stage().setY(30);
        return true;
      });
      studio.size(1100, 720);
    }
    try (Studio studio = Studio.open(settings)) {
      assertThat(studio.stage().getX()).isEqualTo(40);
      assertThat(studio.stage().getY()).isEqualTo(30);
      assertThat(studio.stage().getWidth()).isEqualTo(1100);
      assertThat(studio.stage().getHeight()).isEqualTo(720);
      Studio.onFx(() -> {
        studio.stage().setX(90_000); // a screen that is gone at the next start
        return true;
      });
    }
    try (Studio studio = Studio.open(settings)) {
      assertThat(studio.stage().getX()).isLessThan(10_000);
    }
  }

  private static javafx.scene.Node node(Studio studio, String id) {
    var node = studio.stage().getScene().lookup("#" + id);
    if (node == null) {
      throw new AssertionError("no " + id + " in " + Texts.of("settings.title"));
    }
    return node;
  }

  private static java.util.List<String> texts(Studio studio) {
    return Studio.onFx(() ->
        studio.stage().getScene().getRoot().lookupAll(".message-title").stream()
            .map(label -> ((javafx.scene.control.Label) label).getText())
            .toList());
  }
}
