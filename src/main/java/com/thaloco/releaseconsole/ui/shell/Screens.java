package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.lang.reflect.Constructor;
import java.util.EnumMap;
import java.util.Map;

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
    return made.computeIfAbsent(id, key -> Fxml.load(key.key(), this::controller));
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
