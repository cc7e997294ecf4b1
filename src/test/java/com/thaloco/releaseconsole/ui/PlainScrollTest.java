package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.settings.Appearance;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** What scrolls keeps no picture of what it shows, a text area neither. */
class PlainScrollTest {
  @Test
  void noViewportKeepsAPicture() {
    HeadlessToolkit.start();
    List<Boolean> kept =
        Studio.onFx(() -> {
          var root = new VBox(new ScrollPane(new Label("Short")), new TextArea("Long"));
          new Appearance().dress(new Scene(root));
          root.applyCss();
          return root.lookupAll(".viewport").stream().map(Node::isCache).toList();
        });
    assertThat(kept).containsExactly(false, false);
  }
}
