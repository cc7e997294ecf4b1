package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.beans.DefaultProperty;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every screen: title and what it means, the work, the evidence at the right (a drawer
 * where the window is narrow), and the action bar that says what the button will do, and what not.
 */
@DefaultProperty("content")
public final class ScreenFrame extends BorderPane {
  private static final double NARROW = 860; // of this frame, without the rail
  private static final double EVIDENCE = 356;

  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final HBox headerLeft = new HBox(16);
  private final HBox headerRight = new HBox(8);
  private final ScrollPane work = scroll("work");
  private final ScrollPane evidencePane = scroll("evidence");
  private final StackPane body = new StackPane(work, evidencePane);
  private final ActionBar actions = new ActionBar();
  private final ObjectProperty<@Nullable Node> content = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Node> evidence = new SimpleObjectProperty<>();
  private final BooleanProperty evidenceShown = new SimpleBooleanProperty(true);
  private final BooleanProperty drawerOpen = new SimpleBooleanProperty(false);

  public ScreenFrame() {
    getStyleClass().add("screen");
    title.getStyleClass().addAll("title-3", "screen-title");
    subtitle.getStyleClass().add("screen-subtitle");
    subtitle.setWrapText(true);
    var titles = new VBox(2, title, subtitle);
    HBox.setHgrow(titles, Priority.ALWAYS);
    headerLeft.setAlignment(Pos.CENTER_LEFT);
    headerLeft.getChildren().add(titles);
    HBox.setHgrow(headerLeft, Priority.ALWAYS);
    headerRight.setAlignment(Pos.TOP_RIGHT);
    headerRight.setMinWidth(Region.USE_PREF_SIZE);
    var header = new HBox(16, headerLeft, headerRight);
    header.getStyleClass().add("screen-header");
    var centre = new VBox(header, body);
    VBox.setVgrow(body, Priority.ALWAYS);
    StackPane.setAlignment(evidencePane, Pos.TOP_RIGHT);
    setCenter(centre);
    setBottom(actions);
    actions.managedProperty().bind(actions.visibleProperty());
    content.addListener((all, before, now) -> work.setContent(padded(now, "work-content")));
    evidence.addListener(
        (all, before, now) -> evidencePane.setContent(padded(now, "evidence-content")));
    widthProperty().addListener(all -> arrange());
    evidence.addListener(all -> arrange());
    evidenceShown.addListener(all -> arrange());
    drawerOpen.addListener(all -> arrange());
    arrange();
  }

  private static @Nullable Node padded(@Nullable Node node, String styleClass) {
    if (node == null) {
      return null;
    }
    var pane = new StackPane(node);
    pane.getStyleClass().add(styleClass);
    return pane;
  }

  private static ScrollPane scroll(String styleClass) {
    var pane = new ScrollPane();
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().addAll("edge-to-edge", styleClass);
    pane.setFocusTraversable(false);
    return pane;
  }

  private void arrange() {
    boolean narrow = getWidth() > 0 && getWidth() < NARROW;
    boolean has = evidence.get() != null;
    boolean shown = has && (narrow ? drawerOpen.get() : evidenceShown.get());
    evidencePane.setVisible(shown);
    evidencePane.setManaged(shown);
    double width = narrow ? EVIDENCE : Math.clamp(getWidth() * 0.34, 300, EVIDENCE);
    evidencePane.setMinWidth(width);
    evidencePane.setMaxWidth(width);
    evidencePane.pseudoClassStateChanged(PseudoClass.getPseudoClass("drawer"), shown && narrow);
    StackPane.setMargin(work, shown && !narrow ? new Insets(0, width - 8, 0, 0) : Insets.EMPTY);
  }

  /** Shows or hides the evidence; opens or closes the drawer in a narrow window. */
  public void toggleEvidence() {
    if (getWidth() < NARROW) {
      drawerOpen.set(!drawerOpen.get());
    } else {
      evidenceShown.set(!evidenceShown.get());
    }
  }

  /** The areas that F6 goes through within this screen. */
  public List<Node> areas() {
    return evidencePane.isVisible() ? List.of(work, evidencePane, actions) : List.of(work, actions);
  }

  /** Whether the evidence is hidden in a drawer that is closed. */
  public boolean hasHiddenEvidence() {
    return evidence.get() != null && !evidencePane.isVisible();
  }

  /** The action bar. */
  public ActionBar actions() {
    return actions;
  }

  /** The primary button at hand, if the screen has one. */
  public Optional<Button> primary() {
    return actions.primary();
  }

  /** Puts a large icon before the title. */
  public void lead(Node icon) {
    headerLeft
        .getChildren()
        .removeIf(node ->
            headerLeft.getChildren().indexOf(node) == 0 && headerLeft.getChildren().size() > 1);
    headerLeft.getChildren().addFirst(icon);
  }

  public StringProperty titleProperty() {
    return title.textProperty();
  }

  public String getTitle() {
    return title.getText();
  }

  public void setTitle(String text) {
    title.setText(text);
  }

  public StringProperty subtitleProperty() {
    return subtitle.textProperty();
  }

  public String getSubtitle() {
    return subtitle.getText();
  }

  public void setSubtitle(String text) {
    subtitle.setText(text);
  }

  /** Pills and buttons at the right of the title. */
  public ObservableList<Node> getHeaderRight() {
    return headerRight.getChildren();
  }

  public @Nullable Node getContent() {
    return content.get();
  }

  public void setContent(@Nullable Node node) {
    content.set(node);
  }

  public @Nullable Node getEvidence() {
    return evidence.get();
  }

  public void setEvidence(@Nullable Node node) {
    evidence.set(node);
  }
}
