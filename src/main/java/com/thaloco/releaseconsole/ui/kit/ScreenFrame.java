package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.beans.DefaultProperty;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The frame of every screen: title and what it means, the work, the evidence at the right (a drawer
 * where the window is narrow), and the action bar that says what the button will do, and what not.
 */
@DefaultProperty("content")
public final class ScreenFrame extends BorderPane {
  private static final double NARROW = 860; // of this frame, without the rail
  private static final double TIGHT = 620;
  private static final double LOW = 340;
  private static final double MOST_AT_THE_RIGHT = 0.45;
  private static final double EVIDENCE = 356;
  private static final double BAR_GAP = 8; // between the scroll bar of the work and the evidence

  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final HBox headerLeft = new HBox(16);
  private final WrapRow headerRight = new WrapRow(8);
  private final HBox headerRest = new HBox(16, headerRight);
  private final HBox header = new HBox(16);
  private final VBox head = new VBox(8, header);
  private final Button drawer =
      Buttons.of(Texts.of("frame.evidence"), Feather.SIDEBAR, this::toggleEvidence);
  private final FindBar find = new FindBar();
  private final ScrollPane work = scroll("work");
  private final ScrollPane evidencePane = scroll("evidence");
  private final StackPane body = new StackPane(work, evidencePane, find);
  private final ActionBar actions = new ActionBar();
  private final ObjectProperty<@Nullable Node> content = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Node> evidence = new SimpleObjectProperty<>();
  private final BooleanProperty evidenceShown = new SimpleBooleanProperty(true);
  private double evidenceWidth = EVIDENCE;
  private boolean tight;
  private boolean low;
  private final ReadOnlyBooleanWrapper slim = new ReadOnlyBooleanWrapper();
  private final BooleanProperty drawerOpen = new SimpleBooleanProperty(false);

  public ScreenFrame() {
    getStyleClass().add("screen");
    title.getStyleClass().addAll("title-3", "screen-title");
    subtitle.getStyleClass().add("screen-subtitle");
    subtitle.setWrapText(true);
    subtitle.setMinHeight(Region.USE_PREF_SIZE);
    var titles = new VBox(2, title, subtitle);
    HBox.setHgrow(titles, Priority.ALWAYS);
    headerLeft.setAlignment(Pos.CENTER_LEFT);
    headerLeft.getChildren().add(titles);
    HBox.setHgrow(headerLeft, Priority.ALWAYS);
    drawer.setId("evidence-toggle");
    drawer.managedProperty().bind(drawer.visibleProperty());
    drawer.setTooltip(new Tooltip(Texts.of("frame.evidence.keys")));
    drawer.setMinWidth(Region.USE_PREF_SIZE);
    headerRest.getChildren().add(drawer);
    headerRest.setAlignment(Pos.CENTER_RIGHT);
    headerRest.setMinHeight(Region.USE_PREF_SIZE);
    headerRest.setMaxHeight(Region.USE_PREF_SIZE);
    headerRight.setMaxHeight(Region.USE_PREF_SIZE);
    header.getChildren().addAll(headerLeft, headerRest);
    tight(false);
    header.setMinHeight(Region.USE_PREF_SIZE);
    head.setMinHeight(Region.USE_PREF_SIZE);
    head.getStyleClass().add("screen-header");
    var centre = new VBox(head, body);
    VBox.setVgrow(body, Priority.ALWAYS);
    StackPane.setAlignment(evidencePane, Pos.TOP_RIGHT);
    StackPane.setAlignment(find, Pos.TOP_RIGHT);
    StackPane.setMargin(find, new Insets(0, 24, 0, 0));
    setCenter(centre);
    setBottom(actions);
    actions.managedProperty().bind(actions.visibleProperty());
    content.addListener((all, before, now) -> work.setContent(padded(now, "work-content")));
    evidence.addListener(
        (all, before, now) -> evidencePane.setContent(padded(now, "evidence-content")));
    widthProperty().addListener(all -> arrange());
    heightProperty().addListener(all -> arrange());
    headerRest.widthProperty().addListener(all -> arrange());
    headerRight.getChildren().addListener((InvalidationListener) all -> arrange());
    subtitle.fontProperty().addListener(all -> arrange());
    evidence.addListener(all -> arrange());
    evidenceShown.addListener(all -> arrange());
    drawerOpen.addListener(all -> arrange());
    arrange();
  }

  private static @Nullable Node padded(@Nullable Node node, String styleClass) {
    if (node == null) {
      return null;
    }
    var pane = new VBox(node); // a StackPane forgets its padding when it works out wrapped heights
    VBox.setVgrow(node, Priority.ALWAYS);
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
    boolean narrow = isNarrow();
    drawer.setVisible(narrow && evidence.get() != null);
    boolean has = evidence.get() != null;
    boolean shown = has && (narrow ? drawerOpen.get() : evidenceShown.get());
    evidencePane.setVisible(shown);
    evidencePane.setManaged(shown);
    double width = narrow ? EVIDENCE : Math.clamp(getWidth() * 0.42, 300, evidenceWidth);
    evidencePane.setMinWidth(width);
    evidencePane.setMaxWidth(width);
    evidencePane.pseudoClassStateChanged(PseudoClass.getPseudoClass("drawer"), shown && narrow);
    boolean lower = getHeight() > 0 && getHeight() < LOW * scale();
    boolean below = lower ? !fitsBeside() : isNarrowerThan(TIGHT) || isCrowded();
    if (tight != below || low != lower) {
      tight = below;
      low = lower;
      UiThread.later(() -> { // no node may move while styles or layout are worked out
        tight(tight);
        low(low);
      });
    }
    if (slim.get() != isNarrowerThan(TIGHT)) {
      UiThread.later(() -> slim.set(isNarrowerThan(TIGHT)));
    }
    StackPane.setMargin(
        work, shown && !narrow ? new Insets(0, width + BAR_GAP, 0, 0) : Insets.EMPTY);
    work.pseudoClassStateChanged(PseudoClass.getPseudoClass("beside"), shown && !narrow);
  }

  /** Where there is little room for the text, nothing is beside anything else. */
  private void tight(boolean now) {
    for (Region each : List.of(headerRight, headerRest)) {
      each.setMinWidth(now ? Region.USE_COMPUTED_SIZE : Region.USE_PREF_SIZE);
    }
    headerRight.atLeft(now);
    HBox.setHgrow(headerRight, now ? Priority.ALWAYS : Priority.NEVER);
    if (now && !head.getChildren().contains(headerRest)) {
      header.getChildren().remove(headerRest);
      head.getChildren().add(headerRest);
    } else if (!now && !header.getChildren().contains(headerRest)) {
      head.getChildren().remove(headerRest);
      header.getChildren().add(headerRest);
    }
  }

  /** Where there is little height, it is for the work: what else is said is in tooltips. */
  private void low(boolean now) {
    Nodes.show(subtitle, !now);
    actions.low(now);
    var said = new Tooltip();
    said.textProperty().bind(subtitle.textProperty());
    title.setTooltip(now ? said : null);
  }

  private boolean fitsBeside() {
    return title.prefWidth(-1) + headerRest.prefWidth(-1) + 4 * 16 < getWidth();
  }

  /** Where what is at the right would leave the title a column of single words. */
  private boolean isCrowded() {
    return headerRest.prefWidth(-1) > getWidth() * MOST_AT_THE_RIGHT;
  }

  private boolean isNarrow() {
    return isNarrowerThan(NARROW);
  }

  /** Larger text needs a wider window. */
  private boolean isNarrowerThan(double width) {
    return getWidth() > 0 && getWidth() < width * scale();
  }

  private double scale() {
    return subtitle.getFont().getSize() / 14;
  }

  /** Opens the find bar for the current table or log: the one with the focus, else the first. */
  public void find() {
    Node owner = getScene().getFocusOwner();
    List<Rows> all = Rows.below(this);
    all.stream()
        .filter(rows -> rows.control() == owner)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .ifPresent(find::open);
  }

  /** Shows or hides the log of this screen; tells whether it has one. */
  public boolean toggleLog() {
    Node log = lookup(".log-pane");
    if (log == null) {
      return false;
    }
    Node panel = log;
    while (panel.getParent() != null && !panel.getStyleClass().contains("panel")) {
      panel = panel.getParent();
    }
    panel.setVisible(!panel.isVisible());
    panel.setManaged(panel.isVisible());
    return true;
  }

  /** Puts the focus where whoever comes here begins. */
  public void focusFirst() {
    new FirstFocus(this, headerRight, work).request();
  }

  /** Scrolls back to where the screen begins. */
  public void toTop() {
    work.setVvalue(0);
    evidencePane.setVvalue(0);
  }

  /** Shows or hides the evidence; opens or closes the drawer in a narrow window. */
  public void toggleEvidence() {
    if (isNarrow()) {
      drawerOpen.set(!drawerOpen.get());
    } else {
      evidenceShown.set(!evidenceShown.get());
    }
  }

  /** Whether there is too little width for anything to be beside anything else. */
  public ReadOnlyBooleanProperty slimProperty() {
    return slim.getReadOnlyProperty();
  }

  /** The areas that F6 goes through within this screen. */
  public List<Node> areas() {
    return evidencePane.isVisible() ? List.of(work, evidencePane, actions) : List.of(work, actions);
  }

  /** Whether the evidence is hidden in a drawer that is closed. */
  public boolean hasHiddenEvidence() {
    return evidence.get() != null && !evidencePane.isVisible();
  }

  /** The buttons of the action bar, where they are always the same; the primary one is last. */
  public ObservableList<Node> getButtons() {
    return actions.list();
  }

  /** The action bar. */
  public ActionBar actions() {
    return actions;
  }

  /** The primary button, if the screen has one. */
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

  /** How wide the evidence may be, 356 where nothing else is said. */
  public double getEvidenceWidth() {
    return evidenceWidth;
  }

  public void setEvidenceWidth(double width) {
    evidenceWidth = width;
    arrange();
  }

  public @Nullable Node getEvidence() {
    return evidence.get();
  }

  public void setEvidence(@Nullable Node node) {
    evidence.set(node);
  }
}
