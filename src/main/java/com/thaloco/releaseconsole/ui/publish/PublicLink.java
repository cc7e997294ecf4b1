package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Where everyone gets a release that is out. */
final class PublicLink {
  private PublicLink() {}

  static HBox of(Profile profile, String version) {
    String url = profile.bucket().publicUrl() + profile.tarballKey(version);
    var link = new Label(url);
    link.setId("public-link");
    link.getStyleClass().add("inline-code");
    var row = new HBox(4, link, new CopyButton(Texts.of("publish.link"), () -> url));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
