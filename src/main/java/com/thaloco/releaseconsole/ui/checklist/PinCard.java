package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.trust.KeyBlock;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Fingerprint;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One pin: where it is, who believes it, and the key in it. */
final class PinCard extends VBox {
  PinCard(PinVerdict verdict) {
    getStyleClass().add("pin-card");
    var panel = new Panel();
    String path = verdict.reading().where();
    panel.setTitle(title(path));
    panel.getRight().add(new StatusLabel(verdict.status(), verdict.word()));
    var file = new Label(path);
    file.getStyleClass().add("code");
    file.setWrapText(true);
    panel.getBody().addAll(file, new Prose(Texts.of("trust.who." + kind(path))));
    switch (verdict.reading()) {
      case PinReading.Pinned pinned -> {
        panel.getBody().add(new Fingerprint(Texts.of("trust.fingerprint"), pinned.key().sha256()));
        panel.getBody().add(caption(pinned.block()));
      }
      case PinReading.Unreadable unreadable ->
          panel.getBody().add(new Prose(unreadable.problem().happened()));
    }
    panel.tone(verdict.status());
    VBox.setVgrow(panel, Priority.ALWAYS);
    getChildren().add(panel);
  }

  private static HBox caption(KeyBlock block) {
    var type = new Label(ReleaseKey.TYPE);
    var place =
        new Label(
            Texts.of(
                "trust.place",
                block.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
                block.line(),
                block.line() + block.lines().size() + 1));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    type.getStyleClass().addAll("caption", "muted");
    place.getStyleClass().addAll("caption", "muted");
    return new HBox(8, type, space, place);
  }

  private static String kind(String path) {
    if (path.endsWith(".go")) {
      return "client";
    }
    return path.endsWith(".sh") ? "installer" : "reference";
  }

  private static String title(String path) {
    return Texts.of("trust.pin." + kind(path));
  }

  /** The sign between two cards. */
  static Node joint(PinVerdict.Joint joint) {
    var sign = new Label(joint.sign());
    String name = joint.name().toLowerCase(Locale.ROOT).replace('_', '-');
    sign.setId("joint-" + name);
    sign.getStyleClass().add("pin-joint");
    for (Status each : List.of(Status.BLOCKED, Status.NOT_RUN)) {
      sign.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
          joint.status() == each);
    }
    sign.setAccessibleText(Texts.of("trust.joint." + name));
    sign.setAlignment(Pos.CENTER);
    sign.setMinSize(24, 24);
    return sign;
  }

  /** A text with line numbers. */
  static List<DiffLine> numbered(String text) {
    var lines = new ArrayList<DiffLine>();
    text.lines()
        .forEach(
            line -> lines.add(new DiffLine(DiffLine.Kind.SAME, lines.size() + 1, line, List.of())));
    return lines;
  }
}
