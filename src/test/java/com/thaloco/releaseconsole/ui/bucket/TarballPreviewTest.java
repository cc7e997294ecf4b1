package com.thaloco.releaseconsole.ui.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.HeadlessToolkit;
import com.thaloco.releaseconsole.ui.Studio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TarballPreviewTest {
  private final Map<String, Consumer<Node>> asked = new HashMap<>();

  @BeforeAll
  static void toolkit() {
    HeadlessToolkit.start();
  }

  private static TarballListing.Entry member(String name) {
    return new TarballListing.Entry(name, 1, 0644, 0, 0, 0, '0', "");
  }

  @Test
  void anAnswerThatComesLateIsNotShownForTheMemberChosenSince() {
    String shown =
        Studio.onFx(() -> {
          var tarball =
              new ObjectPreview.Tarball(
                  List.of(member("first"), member("second")), Optional.empty());
          var preview = new TarballPreview(tarball, asked::put);
          var members = (TableView<?>) preview.lookup("#members");
          members.getSelectionModel().select(0);
          members.getSelectionModel().select(1);
          answer("second");
          answer("first");
          return ((Label) preview.lookup("#told")).getText();
        });
    assertThat(shown).isEqualTo("of second");
  }

  private void answer(String name) {
    var told = new Label("of " + name);
    told.setId("told");
    Objects.requireNonNull(asked.get(name)).accept(told);
  }
}
