package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.AuditRule;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.ui.kit.AsOf;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusPill;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Starts and stops an audit, and says in pills how the last one came out. Stop is a button of its
 * own, in another place: pressed as the audit ends, it can't begin the next one.
 */
public final class AuditControls {
  private final Browsing browsing;
  private final Node elsewhere;
  private final HBox pills = new HBox(8);
  private final Button audit;
  private final Button stop;
  private final HBox header;
  private final AsOf asOf;

  /**
   * @param elsewhere gets the focus when Stop goes away with it
   */
  public AuditControls(Browsing browsing, Node elsewhere) {
    this.browsing = browsing;
    this.elsewhere = elsewhere;
    audit = Buttons.of(Texts.of("bucket.audit-now"), Feather.REFRESH_CW, browsing::audit);
    audit.setId("audit");
    audit.setMinWidth(Region.USE_PREF_SIZE);
    audit.managedProperty().bind(audit.visibleProperty());
    stop = Buttons.compact(Texts.of("bucket.audit-stop"), Feather.PAUSE_CIRCLE, browsing::stop);
    stop.setId("audit-stop");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.managedProperty().bind(stop.visibleProperty());
    stop.setVisible(false);
    pills.setAlignment(Pos.CENTER_RIGHT);
    asOf = new AsOf("bucket-audit-as-of", Texts.of("bucket.audit-again"), browsing::audit);
    pills.setId("bucket-audit-pills");
    header = new HBox(12, pills, asOf, audit);
    header.setAlignment(Pos.CENTER_RIGHT);
    header.setMaxHeight(Region.USE_PREF_SIZE);
  }

  /** What is at the right of the screen's title. */
  public Node header() {
    return header;
  }

  /** What is beside the progress. */
  public Node stop() {
    return stop;
  }

  /** Shows what is so now. */
  public void render() {
    Optional<AuditMarks> last = browsing.rows().auditedProperty().get();
    audit.setText(Texts.of(last.isPresent() ? "bucket.audit-again" : "bucket.audit-now"));
    run(browsing.auditingProperty().get());
    asOf.show(browsing.rows().asOf(), browsing.auditingProperty().get());
    audit.setVisible(!asOf.isVisible());
    pills.getChildren().setAll(last.map(this::pills).orElse(List.of()));
  }

  private void run(boolean running) {
    if (running == stop.isVisible()) {
      return;
    }
    boolean focused = (running ? audit : stop).isFocused();
    if (running) {
      stop.setVisible(true);
    }
    if (focused) {
      (running ? stop : elsewhere).requestFocus(); // before what has it goes away
    }
    audit.setDisable(running);
    stop.setVisible(running);
  }

  private List<Node> pills(AuditMarks audited) {
    var shown = new ArrayList<Node>();
    boolean older = browsing.rows().olderProperty().get();
    long broken = audited.report().count(Severity.BROKEN);
    long orphans =
        audited.trouble().stream().filter(f -> f.rule() == AuditRule.ORPHAN_OBJECT).count();
    long warned = audited.report().count(Severity.WARNED);
    if (broken > 0) {
      shown.add(pill(older, Status.BLOCKED, Texts.of("bucket.broken", broken)));
    }
    if (warned > 0) {
      String words =
          orphans == 0
              ? Texts.of("bucket.warned", warned)
              : Texts.of("bucket.orphans", warned, orphans);
      shown.add(pill(older, Status.WARNED, words));
    }
    if (!older) {
      shown.add(
          new StatusPill(
              Status.PASSED, Texts.of("bucket.sound", audited.report().count(Severity.SOUND))));
    }
    return shown;
  }

  /** What an older audit found is not shown as what is so now. */
  private static StatusPill pill(boolean older, Status status, String words) {
    return new StatusPill(older ? Status.OUT_OF_DATE : status, words);
  }
}
