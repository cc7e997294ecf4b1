package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.Figures;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tarball size, time between releases, and where a cut's time goes: as a chart or as a table. */
public final class FiguresPane {
  private final Browsing browsing;
  private final Panel panel;
  private final ToggleButton table = new ToggleButton("", new FontIcon(Feather.LIST));
  private int which;
  private boolean asked;

  /**
   * @param panel the card that this fills
   */
  public FiguresPane(Browsing browsing, Panel panel) {
    this.browsing = browsing;
    this.panel = panel;
    var choice =
        new Segmented(
            List.of("figure-size", "figure-gap", "figure-time"),
            List.of(Texts.of("figures.size"), Texts.of("figures.gap"), Texts.of("figures.time")),
            chosen -> {
              which = chosen;
              render();
            });
    table.setId("figures-table");
    table.getStyleClass().addAll("button-icon", "flat", "compact");
    table.setTooltip(new Tooltip(Texts.of("figures.table")));
    table.setAccessibleText(Texts.of("figures.table"));
    table.selectedProperty().addListener(all -> render());
    panel.shrinkTitle();
    panel.getRight().setAll(choice, table);
    browsing.figuresProperty().addListener(all -> soon());
    browsing.asOfProperty().addListener(all -> soon());
    render();
  }

  /** Once, after the end of a listing has been painted: a chart is dear to make. */
  private void soon() {
    if (!asked) {
      asked = true;
      UiThread.later(() -> {
        asked = false;
        render();
      });
    }
  }

  private void render() {
    Figures figures = browsing.figuresProperty().get();
    FigureData data =
        switch (which) {
          case 0 -> FigureData.sizes(figures);
          case 1 -> FigureData.gaps(figures);
          default -> FigureData.times(figures);
        };
    panel.setTitle(data.title());
    Node shown =
        data.points().isEmpty()
            ? note(Texts.of(none()))
            : table.isSelected() ? Charting.table(data) : Charting.chart(data);
    VBox.setVgrow(shown, Priority.ALWAYS);
    panel.getBody().setAll(shown);
  }

  private String none() {
    if (browsing.asOfProperty().get().isEmpty()) {
      return "figures.unknown";
    }
    return which == 2 ? "figures.no-cut" : "figures.none";
  }

  private static Node note(String text) {
    return new Prose(text);
  }
}
