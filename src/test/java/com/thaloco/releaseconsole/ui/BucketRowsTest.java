package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several rows of the bucket at once: saved, copied, removed; and a table that stays as it was. */
@Tag("slow")
class BucketRowsTest extends AtTheBucket {
  private static final List<String> STRAYS =
      List.of("old/one.bin", "old/two.bin", "v0.0.9-test/banger.tar.gz");

  @Test
  void manyOrphansGoInOnePlanByKeyboard() throws IOException {
    for (String key : STRAYS) {
      leaves(key);
    }
    opens();
    person.sees("26 objects").clicks("audit").sees("3 orphans").clicks("show-trouble");
    person.sees("two.bin").tabsTo("object-table");
    person.presses(KeyCode.HOME).presses(KeyCode.CONTROL, KeyCode.A);
    person.seesIn("change-button", "Remove 3 objects").sees("3 of 26 objects shown");
    for (int i = 0; i < 4 && !person.hasFocus("change-button"); i++) {
      person.presses(KeyCode.F6);
    }
    person.presses(KeyCode.SPACE).sees("remove 3 objects");
    person.types("remove 3 objects").tabsTo("change-do").presses(KeyCode.SPACE).sees("Done");
    STRAYS.forEach(key -> assertThat(file(key)).doesNotExist());
    person.clicks("change-close").clicks("show-all").sees("23 objects");
  }

  @Test
  void aFolderIsSavedWithAllThatLiesInIt() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("saved"));
    opens();
    person.sees("23 objects");
    Studio.onFx(() -> {
      studio.window().paths().answerFolders(title -> Optional.of(folder));
      return true;
    });
    person.reads("v0.1.5");
    choosesInMenu("menu-save");
    awaitFile(folder.resolve("v0.1.5/SHA256SUMS"));
    awaitFile(folder.resolve("v0.1.5/SHA256SUMS.sig"));
    assertThat(folder.resolve("v0.1.5/SHA256SUMS"))
        .hasSameBinaryContentAs(file("v0.1.5/SHA256SUMS"));
    choosesInMenu("menu-save");
    person.sees("already exists");
  }

  @Test
  void theMenuOfARowIsOpenedAndChosenFromByMouse() throws IOException {
    opens();
    person.sees("23 objects").reads("manifest.json");
    choosesByMouse("install.sh", "menu-keys");
    assertThat(copied(1)).isEqualTo("install.sh"); // and not the row that was chosen before
    person.sees("set -eu");
    choosesByMouse("install.sh", "menu-headers");
    person.seesThing("store-cancel").clicks("store-cancel");

    Path folder = Files.createDirectories(dir.resolve("saved"));
    Studio.onFx(() -> {
      studio.window().paths().answerFolders(title -> Optional.of(folder));
      return true;
    });
    choosesByMouse("v0.1.5", "menu-save");
    awaitFile(folder.resolve("v0.1.5/SHA256SUMS.sig"));
  }

  private void choosesByMouse(String row, String item) {
    person.choosesForRow(row, Studio.onFx(() -> table().getContextMenu()), item);
  }

  @Test
  void addressesOfSeveralObjectsAreCopiedAndASignedLinkWorks() throws Exception {
    opens();
    person.reads("install.sh").canSoonPress("save");
    choosesInMenu("menu-links");
    URI link = URI.create(copied(1));
    var answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Files.readAllBytes(file("install.sh")));

    person.reads("v0.1.6");
    choosesInMenu("menu-urls");
    assertThat(copied(3).lines()).allMatch(line -> line.contains("/v0.1.6/"));
  }

  @Test
  void listingAndAuditAreExported() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("export"));
    leaves(STRAYS.getFirst());
    opens();
    person.sees("24 objects").clicks("audit").sees("1 orphan");
    Studio.onFx(() -> {
      studio.window().paths().answerFolders(title -> Optional.of(folder));
      return true;
    });
    person.clicks("export");
    awaitFile(folder.resolve("audit.html"));
    assertThat(Files.readString(folder.resolve("listing.csv")).lines())
        .hasSize(25)
        .anyMatch(line -> line.startsWith("old/one.bin,1,"));
    assertThat(folder.resolve("listing.json")).content().contains("\"format\" : 1");
    assertThat(folder.resolve("audit.csv")).content().contains("audit.orphan-object,old/one.bin");
    assertThat(folder.resolve("audit.html")).exists();
  }

  @Test
  void theReasonIsBesideAMarkedRowAndOneClickLeadsBack() throws IOException {
    byte[] tarball = Files.readAllBytes(file("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz"));
    tarball[tarball.length / 2] ^= 1;
    Files.write(file("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz"), tarball);
    opens();
    person.clicks("audit").sees("Hash differs").fills("filter", "v0.1.3-linux");
    person.sees("1 of 23 objects shown").reads("banger-v0.1.3-linux-amd64.tar.gz");
    person.sees("audit.tarball-hash").clicks("all-findings").sees("Found by the audit");
  }

  @Test
  void tabLeavesAChoiceInBothDirections() {
    opens();
    person.sees("23 objects").tabsTo("show-all").tabsTo("object-table");
    person.tabsTo("figure-size").tabsTo("figures-table");
    person.presses(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(person.hasFocus("figures-table")).isFalse();
    for (int i = 0; i < 40 && !person.hasFocus("object-table"); i++) {
      person.presses(KeyCode.SHIFT, KeyCode.TAB);
    }
    assertThat(person.hasFocus("object-table")).isTrue();
  }

  @Test
  void widthsAndOrderAreKept() {
    opens();
    person.sees("23 objects");
    Studio.onFx(() -> {
      TreeTableView<TreeRow> table = table();
      TreeTableColumn<TreeRow, ?> size = table.getColumns().get(1);
      size.setSortType(TreeTableColumn.SortType.DESCENDING);
      table.getSortOrder().setAll(List.of(size));
      table.resizeColumn(table.getColumns().get(1), 40);
      return true;
    });
    double width = Studio.onFx(() -> table().getColumns().get(1).getWidth());
    studio.close();
    studio = Studio.unpainted(dir.resolve("settings"));
    person = new Person(studio);
    opens();
    person.seesScreen(ScreenId.BUCKET);
    TreeTableView<TreeRow> again = Studio.onFx(this::table);
    assertThat(again.getSortOrder()).containsExactly(again.getColumns().get(1));
    assertThat(again.getColumns().get(1).getSortType())
        .isEqualTo(TreeTableColumn.SortType.DESCENDING);
    Studio.await(
        "the column is as wide as it was",
        Duration.ofSeconds(60),
        () -> Math.abs(again.getColumns().get(1).getWidth() - width) < 2);
  }

  private void leaves(String key) throws IOException {
    Files.createDirectories(file(key).getParent());
    Files.write(file(key), new byte[] {1});
    Files.setLastModifiedTime(file(key), FileTime.from(Instant.now().minus(Duration.ofDays(30))));
  }

  /** What the clipboard holds, once it has so many lines. */
  private static String copied(int lines) {
    Studio.await(
        lines + " lines are copied",
        Duration.ofSeconds(60),
        () ->
            Optional.ofNullable(Clipboard.getSystemClipboard().getString())
                .filter(text -> text.lines().count() == lines)
                .isPresent());
    return Studio.onFx(() -> Clipboard.getSystemClipboard().getString());
  }

  private static void awaitFile(Path file) {
    Studio.await(file + " is there", Duration.ofSeconds(60), () -> Files.exists(file));
  }
}
