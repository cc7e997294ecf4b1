package com.thaloco.releaseconsole.ui.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.Studio;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs get of the objects that are dragged to them. */
@Tag("slow")
class DraggingTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private Path dir = Path.of("");

  @Test
  void allChosenObjectsAreInADragAsAddressesAndOnceTheyWereReadAsFiles() throws IOException {
    try (CheapRehearsal world = CheapRehearsal.inFolder(dir.resolve("r"));
        Studio studio = Studio.open(dir.resolve("settings"))) {
      studio.openProject(world.folder().repository());
      studio.go(ScreenId.BUCKET);
      Browsing browsing = Studio.onFx(() -> studio.window().model().orElseThrow().browsing());
      Studio.await("it is listed", SOON, () -> browsing.asOfProperty().get().isPresent());
      var table =
          (ObjectTable) Studio.onFx(() -> studio.stage().getScene().lookup("#object-table"));
      var dragging = Studio.onFx(() -> new Dragging(table, browsing, path -> {}));
      Studio.await("its rows are there", SOON, () -> table.getExpandedItemCount() > 2);

      String[] urls = new String[2];
      ClipboardContent addresses =
          Studio.onFx(() -> {
            choose(table, "install.sh", "manifest.json");
            urls[0] = browsing.browser().address(table.chosen().get(0).path());
            urls[1] = browsing.browser().address(table.chosen().get(1).path());
            return dragging.content(table.chosen());
          });
      assertThat(urls[0]).endsWith("/manifest.json");
      assertThat(urls[1]).endsWith("/install.sh");
      assertThat(addresses.getString().lines()).containsExactly(urls);
      assertThat(addresses.getUrl().split("\r\n")).containsExactly(urls);
      assertThat(addresses.hasFiles()).isFalse();

      for (String each : List.of("install.sh", "manifest.json")) {
        Studio.onFx(() -> {
          choose(table, each);
          return true;
        });
        Studio.await(
            each + " was read",
            SOON,
            () ->
                browsing.inspection().detailsProperty().get().stream()
                    .anyMatch(now ->
                        now.info().key().endsWith(each)
                            && browsing.inspection().copy(now.info()).isPresent()));
      }
      ClipboardContent files =
          Studio.onFx(() -> {
            choose(table, "install.sh", "manifest.json");
            return dragging.content(table.chosen());
          });
      assertThat(files.getFiles())
          .extracting("name")
          .containsExactly("manifest.json", "install.sh");
      assertThat(files.getFiles()).allSatisfy(file -> assertThat(file).isNotEmpty());
    }
  }

  private static void choose(ObjectTable table, String... paths) {
    table.getSelectionModel().clearSelection();
    for (String each : paths) {
      for (int i = 0; i < table.getExpandedItemCount(); i++) {
        if (table.getTreeItem(i).getValue().path().equals(each)) {
          table.getSelectionModel().select(i);
        }
      }
    }
  }
}
