package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons as the design language has them. */
public final class Buttons {
  private Buttons() {}

  /** A button with an icon and a verb with its object; {@code _} marks the mnemonic. */
  public static Button of(String text, Feather icon, Runnable action) {
    var button = new Button(text, new FontIcon(icon));
    button.setMnemonicParsing(true);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** The same without an icon. */
  public static Button of(String text, Runnable action) {
    var button = new Button(text);
    button.setMnemonicParsing(true);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** A primary button. */
  public static Button primary(String text, Feather icon, Runnable action) {
    Button button = of(text, icon, action);
    button.getStyleClass().add(Styles.ACCENT);
    button.setDefaultButton(false); // Ctrl+Enter presses it; Enter belongs to the current field
    return button;
  }

  /** A small quiet button in a header. */
  public static Button quiet(String text, Runnable action) {
    Button button = of(text, action);
    button.getStyleClass().addAll(Styles.FLAT, "compact");
    return button;
  }

  /** A small button in a row or header. */
  public static Button compact(String text, Feather icon, Runnable action) {
    Button button = of(text, icon, action);
    button.getStyleClass().add("compact");
    return button;
  }

  /** An icon alone; the name is its tooltip and its accessible name. */
  public static Button icon(Feather icon, String name, Runnable action) {
    var button = new Button("", new FontIcon(icon));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setOnAction(event -> action.run());
    name(button, name);
    return button;
  }

  /** Puts the focus on the first button within a node, if there is one. */
  public static void focusFirst(Node within) {
    within.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
  }

  /** Names a control that has no text. */
  public static void name(Button button, String name) {
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
  }
}
