package com.thaloco.releaseconsole.ui.kit;

import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One object on its way into the bucket: name, bytes, rate and remaining time. */
public final class ObjectBar extends VBox {
  private static final double BESIDE_ICON = 24;

  private final StatusIcon icon = new StatusIcon(Status.NOT_RUN);
  private final Label came = new Label();
  private final Label bytes = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label rate = new Label();
  private final Label left = new Label();
  private final HBox below = new HBox(8, bar, rate, left);
  private final Label why = new Label();

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
    var top = new HBox(8, icon, name, space, came, bytes);
    came.getStyleClass().add("panel-note");
    came.setMinWidth(Region.USE_PREF_SIZE);
    Nodes.show(came, false);
    top.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("small");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(key);
    HBox.setHgrow(bar, Priority.ALWAYS);
    below.setAlignment(Pos.CENTER_LEFT);
    below.setPadding(new Insets(0, 0, 0, BESIDE_ICON));
    why.getStyleClass().add("row-reason");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.setPadding(new Insets(0, 0, 0, BESIDE_ICON));
    getChildren().addAll(top, below, why);
    waiting(-1, false);
  }

  /** Shows it before its turn; the size is marked where it is that of the last release. */
  public void waiting(long size, boolean exact) {
    still(Status.NOT_RUN, size(size, exact), "");
  }

  /**
   * Shows that it is in the bucket.
   *
   * @param how a word on how it came there; empty where it was uploaded now
   */
  public void there(long size, boolean exact, String how) {
    still(Status.DONE, size(size, exact), "");
    came.setText(how);
    Nodes.show(came, !how.isEmpty());
  }

  /** Shows where it ended, and why where that is a failure. */
  public void ended(Status status, long done, long total, String reason) {
    still(
        status,
        done > 0 && done < total
            ? Texts.of("object.of", Amounts.size(done), Amounts.size(total))
            : size(total, true),
        reason);
  }

  /**
   * Shows how far it is.
   *
   * @param atEnd what happens once all bytes have moved
   * @param total in bytes; negative while unknown
   * @param perSecond bytes a second; 0 while that would be a guess
   */
  public void moving(
      String atEnd, long done, long total, double perSecond, Optional<Duration> remaining) {
    show(Status.RUNNING, "");
    bytes.setText(
        total > 0
            ? Texts.of("object.of", Amounts.size(done), Amounts.size(total))
            : size(done, true));
    bar.setProgress(total > 0 ? (double) done / total : ProgressBar.INDETERMINATE_PROGRESS);
    rate.setText(perSecond > 0 ? Amounts.size((long) perSecond) + "/s" : "");
    rate.setManaged(perSecond > 0);
    left.setText(
        total > 0 && done >= total
            ? atEnd
            : remaining
                .map(Amounts::inWords)
                .map(t -> Texts.of("object.left", t))
                .orElse(Texts.of("object.working-out")));
  }

  private void still(Status status, String size, String reason) {
    show(status, reason);
    bytes.setText(size);
  }

  private void show(Status status, String reason) {
    icon.statusProperty().set(status);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("quiet"), status == Status.NOT_RUN);
    boolean moves = status == Status.RUNNING;
    below.setVisible(moves);
    below.setManaged(moves);
    why.setText(reason);
    why.setVisible(!reason.isEmpty());
    why.setManaged(!reason.isEmpty());
    setAccessibleText(
        "%s: %s. %s".formatted(bar.getAccessibleText(), status.word(), reason).strip());
  }

  /** Of what an earlier start has written, no one has reported the size. */
  private static String size(long known, boolean exact) {
    return known > 0 ? (exact ? "" : "≈ ") + Amounts.size(known) : "";
  }
}
