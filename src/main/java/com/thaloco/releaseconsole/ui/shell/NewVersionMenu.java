package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.setup.Build;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.update.Installation;
import com.thaloco.releaseconsole.update.NewerVersion;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Names a newer version of the console, where one is known; hidden otherwise. */
final class NewVersionMenu extends MenuButton {
  private static final String COMMAND = "release-console update";

  private final ProjectModel model;
  private final Optional<NewerVersion> version;

  /** Of the program that runs. */
  static NewVersionMenu ofThisProgram(ProjectModel model, Navigator go) {
    var environment = model.project().environment();
    return new NewVersionMenu(
        model,
        go,
        NewerVersion.of(
            Build.version(),
            Optional.ofNullable(System.getProperty(Installation.HOME)),
            environment,
            SettingsFolder.folder(environment)));
  }

  NewVersionMenu(ProjectModel model, Navigator go, Optional<NewerVersion> version) {
    this.model = model;
    this.version = version;
    setId("new-version");
    setMinWidth(USE_PREF_SIZE);
    setGraphic(new FontIcon(Feather.ARROW_UP_CIRCLE));
    var whole = new Tooltip();
    whole.textProperty().bind(textProperty());
    setTooltip(whole);
    accessibleTextProperty().bind(textProperty());
    getStyleClass().addAll(Styles.FLAT, "compact");
    getItems()
        .addAll(
            ProjectMenu.item(
                Texts.of("top.newer.copy", COMMAND), () -> CopyButton.toClipboard(COMMAND)),
            ProjectMenu.item(
                Texts.of("top.newer.off"),
                () ->
                    version.ifPresent(known ->
                        model
                            .worker()
                            .run(
                                () -> {
                                  known.notice().turnOff();
                                  return known;
                                },
                                done -> look(),
                                go::problem))));
    Nodes.show(this, false);
    look();
    version.ifPresent(known -> known.ask(() -> UiThread.later(this::look)));
  }

  private void look() {
    version.ifPresent(known ->
        model
            .worker()
            .run(
                known::known,
                newer -> {
                  newer.ifPresent(name -> setText(Texts.of("top.newer", name)));
                  Nodes.show(this, newer.isPresent());
                },
                problem -> Nodes.show(this, false)));
  }
}
