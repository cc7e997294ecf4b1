package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.settings.Appearance;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The icon of a toggle can be seen while the toggle is pressed. */
class SelectedIconTest {
  @BeforeAll
  static void toolkit() {
    HeadlessToolkit.start();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void standsOutInBothThemes(boolean dark) {
    double contrast =
        Studio.onFx(() -> {
          var icon = new FontIcon(Feather.LIST);
          var toggle = new ToggleButton("", icon);
          toggle.getStyleClass().addAll("button-icon", "flat", "compact");
          toggle.setSelected(true);
          var root = new VBox(toggle);
          var appearance = new Appearance();
          appearance.dress(new Scene(root));
          appearance.darkProperty().set(dark);
          root.applyCss();
          var ground = (Color) toggle.getBackground().getFills().getLast().getFill();
          return ContrastTest.ratio((Color) icon.getIconColor(), ground);
        });
    assertThat(contrast).isGreaterThan(3);
  }
}
