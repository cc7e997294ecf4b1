package com.thaloco.releaseconsole.ui.kit;

import com.thaloco.releaseconsole.flow.Finding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One finding: state, sentence, evidence, remedy and id. A problem unfolds, what is well folds. */
public final class FindingRow extends VBox {
  private final HBox actions = new HBox(12);

  /**
   * @param title what was asked, in the words of the screen
   * @param finding the answer
   * @param shown its state here: a running or outdated one differs from the finding's own
   */
  public FindingRow(String title, Finding finding, Status shown) {
    this(title, finding, shown, shown.isTrouble());
  }

  /**
   * The same.
   *
   * @param unfolded whether the evidence is in sight at once
   */
  public FindingRow(String title, Finding finding, Status shown, boolean unfolded) {
    super(6);
    getStyleClass().add("finding-row");
    var lead = new Label(title);
    lead.getStyleClass().add("finding-title");
    lead.setWrapText(true);
    lead.setMinHeight(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var state = new StatusLabel(shown);
    state.setMinWidth(Region.USE_PREF_SIZE);
    var top = new HBox(8, lead, space, state);
    top.setAlignment(Pos.TOP_LEFT);
    getChildren().add(top);
    getChildren().add(new Prose(finding.summary()));
    if (shown.isTrouble() && !finding.remedy().isEmpty()) {
      getChildren().add(new RemedyBox(finding.remedy()));
    }
    if (!finding.evidence().isEmpty()) {
      getChildren().add(evidence(finding, unfolded));
    }
    var id = new Label(finding.id());
    id.getStyleClass().addAll("code", "check-id");
    actions.setAlignment(Pos.CENTER_LEFT);
    actions.getChildren().add(id);
    if (shown.isTrouble()) {
      getChildren().add(actions);
    } else {
      lead.setTooltip(new Tooltip(finding.id()));
    }
    setAccessibleText("%s: %s. %s".formatted(title, shown.word(), finding.summary()));
  }

  /** Puts a remedy button before the id. */
  public FindingRow with(Node action) {
    if (!getChildren().contains(actions)) {
      getChildren().add(actions);
    }
    actions.getChildren().addFirst(action);
    return this;
  }

  private static Node evidence(Finding finding, boolean unfolded) {
    var fold = new TitledPane();
    fold.setText(Texts.of("finding.evidence", finding.evidence().size()));
    fold.setExpanded(unfolded);
    fold.setAnimated(!Motion.isReduced());
    fold.getStyleClass().add("dense");
    // Made when it is asked for: a text that can be selected costs more than all the rest.
    fold.expandedProperty()
        .subscribe(open -> {
          if (open && fold.getContent() == null) {
            fold.setContent(text(finding));
          }
        });
    return fold;
  }

  private static Node text(Finding finding) {
    String text = String.join("\n", finding.evidence());
    var area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().addAll("code", "evidence-text");
    area.setPrefRowCount(Math.clamp(text.lines().count(), 1, 9));
    area.setAccessibleText(Texts.of("finding.evidence.name", finding.id()));
    return area;
  }
}
