package com.thaloco.releaseconsole.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the screens: {@code texts.properties}, in MessageFormat where they take values. */
public final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("com.thaloco.releaseconsole.ui.texts", Locale.ROOT);

  private Texts() {}

  /** The bundle, for FXML. */
  public static ResourceBundle bundle() {
    return BUNDLE;
  }

  /**
   * A text with values.
   *
   * @throws java.util.MissingResourceException if there is no such key
   */
  public static String of(String key, Object... values) {
    String text = BUNDLE.getString(key);
    return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
  }
}
