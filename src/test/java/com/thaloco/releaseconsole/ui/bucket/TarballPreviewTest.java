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
    return member(name, 1);
  }

  private static TarballListing.Entry member(String name, long size) {
    return new TarballListing.Entry(name, size, 0644, 0, 0, 0, '0', "");
  }

  /** By the number and not by its words, where 9 B comes after 12 KB. */
  @Test
  void membersAreSortedBySize() {
    List<?> sorted =
        Studio.onFx(() -> {
          var tarball =
              new ObjectPreview.Tarball(
                  List.of(member("large", 12_000), member("small", 9)), Optional.empty());
          var members = (TableView<?>) new TarballPreview(tarball, asked::put).lookup("#members");
          sortBy(members, 1);
          return List.copyOf(members.getItems());
        });
    assertThat(sorted).isEqualTo(List.of(member("small", 9), member("large", 12_000)));
  }

  private static <T> void sortBy(TableView<T> table, int column) {
    table.getSortOrder().add(table.getColumns().get(column));
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
