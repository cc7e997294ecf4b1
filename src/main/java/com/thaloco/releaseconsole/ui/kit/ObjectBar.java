package com.thaloco.releaseconsole.ui.kit;

import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One object on its way into the bucket: name, bytes, rate and remaining time. */
public final class ObjectBar extends VBox {
  private final StatusIcon icon = new StatusIcon(Status.NOT_RUN);
  private final Label bytes = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label rate = new Label();
  private final Label left = new Label();
  private final HBox below = new HBox(8, bar, rate, left);

  public ObjectBar(String key) {
    super(6);
    getStyleClass().add("object-bar");
    setMinHeight(Region.USE_PREF_SIZE);
    var name = new Label(key);
    name.getStyleClass().add("code");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    for (Label number : new Label[] {bytes, rate}) {
      number.getStyleClass().add("code");
      number.setMinWidth(Region.USE_PREF_SIZE);
    }
    left.getStyleClass().add("panel-note");
    left.setMinWidth(Region.USE_PREF_SIZE);
    var top = new HBox(8, icon, name, space, bytes);
    top.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("small");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(key);
    HBox.setHgrow(bar, Priority.ALWAYS);
    below.setAlignment(Pos.CENTER_LEFT);
    below.setPadding(new javafx.geometry.Insets(0, 0, 0, 24));
    getChildren().addAll(top, below);
    show(Status.NOT_RUN, 0, -1, 0, Optional.empty());
  }

  /** Shows it before its turn; the size is marked where it is that of the last release. */
  public void planned(Optional<Long> size, boolean exact) {
    show(Status.NOT_RUN, 0, size.orElse(-1L), 0, Optional.empty());
    if (!exact && size.isPresent()) {
      bytes.setText("≈ " + bytes.getText());
    }
  }

  /**
   * Shows how far it is.
   *
   * @param total in bytes; negative while unknown
   * @param perSecond bytes a second; 0 while that would be a guess
   */
  public void show(
      Status status, long done, long total, double perSecond, Optional<Duration> remaining) {
    icon.statusProperty().set(status);
    boolean moving = status == Status.RUNNING;
    pseudoClassStateChanged(PseudoClass.getPseudoClass("quiet"), status == Status.NOT_RUN);
    below.setVisible(moving);
    below.setManaged(moving);
    if (status == Status.NOT_RUN) {
      bytes.setText(size(total));
      return;
    }
    bytes.setText(
        moving && total > 0
            ? Texts.of("object.of", Amounts.size(done), Amounts.size(total))
            : size(Math.max(done, total)));
    bar.setProgress(total > 0 ? (double) done / total : ProgressBar.INDETERMINATE_PROGRESS);
    rate.setText(perSecond > 0 ? Amounts.size((long) perSecond) + "/s" : "");
    rate.setManaged(perSecond > 0);
    left.setText(
        total > 0 && done >= total
            ? Texts.of("object.answer")
            : remaining
                .map(Amounts::inWords)
                .map(t -> Texts.of("object.left", t))
                .orElse(Texts.of("object.working-out")));
  }

  /** Of what an earlier start has put, nobody has told the size. */
  private static String size(long known) {
    return known > 0 ? Amounts.size(known) : "";
  }
}
