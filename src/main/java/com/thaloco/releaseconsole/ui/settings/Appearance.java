package com.thaloco.releaseconsole.ui.settings;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Theme and text size of the window. */
public final class Appearance {
  /** The sizes of text that are offered, in percent. */
  static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

  /** The sizes of icons at 100 %, as app.css has them. */
  private static final Map<String, Integer> ICONS =
      Map.of("small", 14, "row", 16, "message", 24, "lead", 32);

  private static final PseudoClass CONTRAST = PseudoClass.getPseudoClass("contrast");
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  /** Which theme is asked for. */
  enum Theme {
    LIGHT,
    DARK,
    /** As the desktop has it, also when that changes. */
    FOLLOW
  }

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final BooleanProperty dark = new SimpleBooleanProperty(false);
  private final BooleanProperty contrast = new SimpleBooleanProperty(false);
  private final IntegerProperty percent = new SimpleIntegerProperty(100);

  private final InvalidationListener desktop = all -> obey();

  public Appearance() {
    theme.addListener(all -> obey());
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener(new WeakInvalidationListener(desktop)); // which outlives every window
  }

  private void obey() {
    dark.set(
        switch (theme.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case FOLLOW -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
  }

  /** Which theme is asked for. */
  ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** Light where it is dark, and the other way round; the desktop is followed no more. */
  public void toggle() {
    theme.set(dark.get() ? Theme.LIGHT : Theme.DARK);
  }

  /** Whether the dark theme is on. */
  public BooleanProperty darkProperty() {
    return dark;
  }

  /** Whether text and borders have the highest contrast. */
  public BooleanProperty contrastProperty() {
    return contrast;
  }

  /** The size of text, in percent. */
  public IntegerProperty percentProperty() {
    return percent;
  }

  /** Dresses a scene, and follows changes. */
  public void dress(Scene scene) {
    scene
        .getStylesheets()
        .setAll(
            Objects.requireNonNull(Appearance.class.getResource("/css/controlsfx.css"))
                .toExternalForm(),
            Objects.requireNonNull(Appearance.class.getResource("/css/app.css")).toExternalForm());
    dark.addListener(all -> apply(scene));
    contrast.addListener(all -> apply(scene));
    percent.addListener(all -> apply(scene));
    apply(scene);
  }

  private void apply(Scene scene) {
    Application.setUserAgentStylesheet(
        dark.get()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().pseudoClassStateChanged(DARK, dark.get());
    scene.getRoot().pseudoClassStateChanged(CONTRAST, contrast.get());
    scene.getRoot().setStyle(sizes(percent.get()));
  }

  /** Text sizes are relative to the root's; an icon's can't be, so they grow by a token each. */
  private static String sizes(int percent) {
    double grown = percent / 100.0;
    return "-fx-font-size: %.2fpx;".formatted(14 * grown)
        + ICONS.entrySet().stream()
            .map(icon ->
                " -icon-%s: %d;".formatted(icon.getKey(), Math.round(icon.getValue() * grown)))
            .collect(Collectors.joining());
  }

  /** Brings a new root of the scene up to date. */
  public void refresh(Scene scene) {
    apply(scene);
  }
}
