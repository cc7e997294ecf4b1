package com.thaloco.releaseconsole.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/** Loads the layouts in {@code /fxml}, with the texts of the program. */
public final class Fxml {
  private Fxml() {}

  /** Loads a layout that names its controller, and gives the controller. */
  public static <C> C load(String name, Callback<Class<?>, Object> controllers) {
    FXMLLoader loader = loader(name);
    loader.setControllerFactory(controllers);
    load(loader);
    return loader.getController();
  }

  /** Loads a layout into its root ({@code fx:root}), which is its controller too. */
  public static void fill(Parent root, String name) {
    FXMLLoader loader = loader(name);
    loader.setRoot(root);
    loader.setController(root);
    load(loader);
  }

  private static FXMLLoader loader(String name) {
    URL layout = Fxml.class.getResource("/fxml/" + name + ".fxml");
    if (layout == null) {
      throw new IllegalStateException("no layout " + name);
    }
    return new FXMLLoader(layout, Texts.bundle());
  }

  private static void load(FXMLLoader loader) {
    try {
      loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
