package com.thaloco.releaseconsole.ui.settings;

import atlantafx.base.controls.Spacer;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Motion;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/** How the window looks, and where keys and credentials are; never what they are. */
public final class SettingsPane extends Dialog {
  public SettingsPane(
      Preferences preferences,
      Appearance look,
      Optional<ProjectModel> model,
      Navigator go,
      Window window) {
    super(Texts.of("settings.title"), 600);
    setId("settings");
    preferences.problem().ifPresent(problem -> getChildren().add(Dialog.message(problem)));
    ComboBox<Appearance.Theme> theme =
        box(
            "settings-theme",
            Texts.of("settings.theme"),
            value -> Texts.of("settings.theme." + value.name().toLowerCase(Locale.ROOT)));
    theme.getItems().setAll(Appearance.Theme.values());
    theme.valueProperty().bindBidirectional(look.themeProperty());
    ComboBox<Integer> size = box("settings-size", Texts.of("settings.size"), value -> value + " %");
    size.getItems().setAll(Appearance.SIZES);
    size.setValue(look.percentProperty().get());
    size.valueProperty().addListener((all, before, now) -> look.percentProperty().set(now));
    var still = new CheckBox(Texts.of("settings.motion"));
    still.setId("settings-motion");
    still.selectedProperty().bindBidirectional(Motion.reducedProperty());
    getChildren()
        .addAll(
            section("settings.look"),
            row(Texts.of("settings.theme"), theme),
            row(Texts.of("settings.size"), size),
            still,
            section("settings.key"),
            new KeyFileRow(preferences, model, go, window),
            section("settings.credentials"));
    getChildren()
        .add(
            model
                .<Node>map(opened -> new CredentialsRow(opened, go, window))
                .orElseGet(() -> new Prose(Texts.of("settings.credentials.none"))));
    var close =
        Buttons.primary(
            Texts.of("settings.done"),
            org.kordamp.ikonli.feather.Feather.CHECK,
            () -> {
              preferences.keep(look);
              go.closeOverlay();
            });
    close.setId("settings-done");
    buttons(close);
  }

  private static Label section(String key) {
    var label = new Label(Texts.of(key));
    label.getStyleClass().addAll("strong", "dialog-section");
    return label;
  }

  /** A name, and at its right what it names. */
  static HBox row(String name, Node control) {
    var label = new Label(name);
    label.setLabelFor(control);
    var row = new HBox(12, label, new Spacer(), control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static <T> ComboBox<T> box(String id, String name, Function<T, String> text) {
    var box = new ComboBox<T>();
    box.setId(id);
    box.setPrefWidth(200);
    box.setAccessibleText(name);
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
    return box;
  }

  /** Lines that belong together. */
  static VBox lines(Node... nodes) {
    return new VBox(8, nodes);
  }
}
