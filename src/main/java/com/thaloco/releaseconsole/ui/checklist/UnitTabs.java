package com.thaloco.releaseconsole.ui.checklist;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A tab for each unit file or function that renders one; a changed one is chosen first. */
final class UnitTabs extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private List<UnitSides> shown = List.of();
  private Status tone = Status.NOT_RUN;

  UnitTabs() {
    setId("unit-tabs");
    getStyleClass().add("unit-tabs");
  }

  /** Shows these functions. */
  void show(List<UnitSides> functions, Status changed, Consumer<UnitSides> chosen) {
    if (functions.equals(shown) && tone == changed) {
      return;
    }
    shown = functions;
    tone = changed;
    getChildren().clear();
    group.getToggles().clear();
    for (UnitSides one : functions) {
      boolean passed = one.status() == Status.PASSED;
      var tab = new ToggleButton(one.name(), new StatusIcon(passed ? Status.PASSED : changed));
      tab.setId("unit-" + one.name());
      tab.getStyleClass().addAll("compact", place(functions, one));
      tab.setToggleGroup(group);
      tab.setUserData(one);
      tab.setOnAction(event -> {
        tab.setSelected(true);
        chosen.accept(one);
      });
      getChildren().add(tab);
    }
    int first = 0;
    for (int i = functions.size() - 1; i >= 0; i--) {
      first = functions.get(i).status() == Status.PASSED ? first : i;
    }
    if (!functions.isEmpty()) {
      group.getToggles().get(first).setSelected(true);
      chosen.accept(functions.get(first));
    }
  }

  private static String place(List<UnitSides> all, UnitSides one) {
    if (all.size() == 1) {
      return "single";
    }
    int at = all.indexOf(one);
    if (at == 0) {
      return Styles.LEFT_PILL;
    }
    return at == all.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
  }
}
