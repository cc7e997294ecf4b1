package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the public URL serves an object, compared with the S3 side. */
final class PublicViewText {
  private static final List<String> COMPARED =
      List.of("content-type", "cache-control", "content-encoding");

  private PublicViewText() {}

  /** One line: whether both sides are the same. */
  static StatusLabel line(PublicView view) {
    String at = time(view.at());
    return switch (view) {
      case PublicView.Same _ -> new StatusLabel(Status.PASSED, Texts.of("bucket.public.same", at));
      case PublicView.Stale _ ->
          new StatusLabel(Status.BLOCKED, Texts.of("bucket.public.stale", at));
      case PublicView.OtherType _ ->
          new StatusLabel(Status.WARNED, Texts.of("bucket.public.type", at));
      case PublicView.Missing _ ->
          new StatusLabel(Status.BLOCKED, Texts.of("bucket.public.missing", at));
      case PublicView.Odd(Instant _, String reason, boolean refused) ->
          new StatusLabel(
              refused ? Status.BLOCKED : Status.WARNED, Texts.of("bucket.public.odd", reason));
      case PublicView.Unreachable(Instant _, String reason) ->
          new StatusLabel(Status.WARNED, Texts.of("bucket.public.unreachable", reason));
    };
  }

  private static String time(Instant at) {
    return Amounts.second(at).substring(0, 5);
  }

  /** What differs, in words; empty where nothing does. */
  static List<String> differences(PublicView view) {
    return switch (view) {
      case PublicView.Stale(Instant _, var _, String served, String stored) ->
          List.of(
              Texts.of("bucket.public.served", served), Texts.of("bucket.public.stored", stored));
      case PublicView.OtherType(Instant _, var _, String served, String stored) ->
          List.of(
              Texts.of("bucket.public.served", served), Texts.of("bucket.public.stored", stored));
      case PublicView.Same _, PublicView.Missing _, PublicView.Odd _, PublicView.Unreachable _ ->
          List.of();
    };
  }

  private static Map<String, String> headers(PublicView view) {
    return switch (view) {
      case PublicView.Same same -> same.headers();
      case PublicView.Stale stale -> stale.headers();
      case PublicView.OtherType other -> other.headers();
      case PublicView.Missing _, PublicView.Odd _, PublicView.Unreachable _ -> Map.of();
    };
  }

  /** Headers as both sides give them, then the metadata of the S3 side. */
  static Node headers(ObjectDetails details, PublicView view) {
    var grid = new GridPane(12, 6);
    grid.getStyleClass().add("headers-grid");
    var wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setPercentWidth(35);
    grid.getColumnConstraints().addAll(new ColumnConstraints(96), wide, wide);
    grid.addRow(
        0, muted(""), muted(Texts.of("bucket.side.s3")), muted(Texts.of("bucket.side.public")));
    Map<String, String> served = headers(view);
    for (String name : COMPARED) {
      String stored = details.info().headers().getOrDefault(name, "");
      String there = served.getOrDefault(name, "");
      if (stored.isEmpty() && there.isEmpty()) {
        continue;
      }
      boolean differs = !served.isEmpty() && !media(stored).equals(media(there));
      grid.addRow(
          grid.getRowCount(),
          muted(name),
          code(stored),
          differs ? new StatusLabel(Status.WARNED, or(there)) : code(or(there)));
    }
    var metadata = new ArrayList<Node>();
    details.info().metadata().forEach((name, value) -> metadata.add(code(name + ": " + value)));
    if (metadata.isEmpty()) {
      metadata.add(muted(Texts.of("bucket.no-metadata")));
    }
    var all = new VBox(8, grid);
    all.getChildren().add(muted(Texts.of("bucket.metadata")));
    all.getChildren().addAll(metadata);
    return all;
  }

  private static String media(String type) {
    return type.replaceFirst(";\\s*charset=.*", "").strip();
  }

  private static String or(String value) {
    return value.isEmpty() ? Texts.of("bucket.none") : value;
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("panel-note");
    return label;
  }

  private static Label code(String text) {
    var label = new Label(text);
    label.getStyleClass().add("code");
    label.setWrapText(true);
    return label;
  }
}
