package com.thaloco.releaseconsole.ui.kit;

import com.thaloco.releaseconsole.flow.Finding;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/**
 * A state as every screen shows it: icon, colour and word together (design language, States). In
 * the order of what a maintainer must see first.
 */
public enum Status {
  BLOCKED(Feather.X_OCTAGON),
  ASKS(Feather.HELP_CIRCLE),
  RUNNING(Feather.LOADER),
  STOPPED(Feather.PAUSE_CIRCLE),
  WARNED(Feather.ALERT_TRIANGLE),
  OUT_OF_DATE(Feather.CLOCK),
  NOT_RUN(Feather.CIRCLE),
  PASSED(Feather.CHECK_CIRCLE),
  DONE(Feather.CHECK_CIRCLE),
  NOT_NEEDED(Feather.MINUS_CIRCLE);

  private static final List<Status> ALL = List.of(values());

  private final Feather icon;
  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final PseudoClass pseudoClass = PseudoClass.getPseudoClass(key);

  Status(Feather icon) {
    this.icon = icon;
  }

  /** How the screens show a finding's status. */
  public static Status of(Finding.Status status) {
    return switch (status) {
      case PASSED -> PASSED;
      case WARNED -> WARNED;
      case ASKS -> ASKS;
      case BLOCKED -> BLOCKED;
      case NOT_RUN -> NOT_RUN;
      case NOT_NEEDED -> NOT_NEEDED;
    };
  }

  /** The icon; its silhouette tells the state without colour. */
  public Feather icon() {
    return icon;
  }

  /** The word beside the icon. */
  public String word() {
    return Texts.of("status." + key);
  }

  /** Whether a maintainer has something to do or to look at. */
  public boolean isTrouble() {
    return this == BLOCKED || this == ASKS || this == STOPPED || this == WARNED;
  }

  /** Whether this keeps the cut locked. */
  public boolean locks() {
    return this == BLOCKED
        || this == ASKS
        || this == RUNNING
        || this == STOPPED
        || this == NOT_RUN
        || this == OUT_OF_DATE;
  }

  /** The worse of two. */
  public Status or(Status other) {
    return compareTo(other) <= 0 ? this : other;
  }

  PseudoClass pseudoClass() {
    return pseudoClass;
  }

  /** Styles a node as one of this state, and of no other. */
  public void mark(Node node) {
    ALL.forEach(each -> node.pseudoClassStateChanged(each.pseudoClass, each == this));
  }
}
