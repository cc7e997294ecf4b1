package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.util.EnumMap;
import java.util.Map;
import javafx.fxml.FXMLLoader;

/** Makes the screens of one open project from their FXML, each when it is first shown. */
public final class Screens {
  private final Desk desk;
  private final Navigator go;
  private final Map<ScreenId, Screen> made = new EnumMap<>(ScreenId.class);

  public Screens(Desk desk, Navigator go) {
    this.desk = desk;
    this.go = go;
  }

  /** The screen, made if need be. */
  public Screen get(ScreenId id) {
    return made.computeIfAbsent(id, this::load);
  }

  private Screen load(ScreenId id) {
    URL fxml = Screens.class.getResource("/fxml/" + id.key() + ".fxml");
    if (fxml == null) {
      throw new IllegalStateException("no FXML for " + id);
    }
    var loader = new FXMLLoader(fxml, Texts.bundle());
    loader.setControllerFactory(this::controller);
    try {
      loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return loader.getController();
  }

  private Object controller(Class<?> type) {
    try {
      Constructor<?> constructor = type.getConstructor(Desk.class, Navigator.class);
      return constructor.newInstance(desk, go);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no controller " + type, e);
    }
  }
}
