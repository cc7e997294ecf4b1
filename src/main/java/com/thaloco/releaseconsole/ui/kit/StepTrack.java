package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A segment for each step of a cut. */
public final class StepTrack extends HBox {
  /** One segment. */
  public record Segment(String name, boolean done) {}

  public StepTrack() {
    super(6);
    getStyleClass().add("step-track");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** Shows these segments. */
  public void show(List<Segment> segments) {
    getChildren().setAll(segments.stream().map(StepTrack::segment).toList());
    long done = segments.stream().filter(Segment::done).count();
    setAccessibleText(Texts.of("track.name", done, segments.size()));
  }

  private static Region segment(Segment segment) {
    var bar = new Region();
    bar.getStyleClass().add("segment");
    bar.pseudoClassStateChanged(PseudoClass.getPseudoClass("done"), segment.done());
    Tooltip.install(bar, new Tooltip(segment.name()));
    return bar;
  }
}
