package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
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
  private final ProjectModel model;
  private final Navigator go;
  private final Map<ScreenId, Screen> made = new EnumMap<>(ScreenId.class);

  public Screens(ProjectModel model, Navigator go) {
    this.model = model;
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
      Constructor<?> constructor = type.getConstructor(ProjectModel.class, Navigator.class);
      return constructor.newInstance(model, go);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no controller " + type, e);
    }
  }
}
