package com.thaloco.releaseconsole.ui.settings;

import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Motion;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/** How the window looks, and where keys and credentials are; never what they are. */
public final class SettingsPane extends Dialog {
  @FXML private MessageBar message;
  @FXML private ComboBox<Appearance.Theme> theme;
  @FXML private ComboBox<Integer> size;
  @FXML private CheckBox still;
  @FXML private CheckBox contrast;
  @FXML private VBox key;
  @FXML private VBox credentials;

  public SettingsPane(
      Preferences preferences,
      Appearance look,
      Optional<ProjectModel> model,
      Navigator go,
      Window window) {
    super(
        "settings",
        () -> {
          preferences.keep(look);
          go.closeOverlay();
        });
    preferences.problem().ifPresent(message::problem);
    name(theme, value -> Texts.of("settings.theme." + value.name().toLowerCase(Locale.ROOT)));
    theme.getItems().setAll(Appearance.Theme.values());
    theme.valueProperty().bindBidirectional(look.themeProperty());
    name(size, value -> value + " %");
    size.getItems().setAll(Appearance.SIZES);
    size.setValue(look.percentProperty().get());
    size.valueProperty().addListener((all, before, now) -> look.percentProperty().set(now));
    contrast.selectedProperty().bindBidirectional(look.contrastProperty());
    still.selectedProperty().bindBidirectional(Motion.reducedProperty());
    key.getChildren().add(new KeyFileRow(preferences, model, go, window));
    credentials
        .getChildren()
        .add(
            model
                .map(opened -> credentials(opened, go, window))
                .orElseGet(() -> new Prose(Texts.of("settings.credentials.none"))));
  }

  private static Node credentials(ProjectModel model, Navigator go, Window window) {
    if (!model.isRehearsal()) {
      return new CredentialsRow(model, go, window);
    }
    var fixed = new Prose(Texts.of("settings.credentials.rehearsal"));
    fixed.getStyleClass().add("quiet");
    return fixed;
  }

  private static <T> void name(ComboBox<T> box, Function<T, String> text) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : text.apply(value);
          }

          @Override
          public T fromString(String shown) {
            return box.getItems().stream()
                .filter(item -> toString(item).equals(shown))
                .findFirst()
                .orElseGet(box::getValue);
          }
        });
  }
}
