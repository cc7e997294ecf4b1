package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.FindingRow;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What a verification found: one line for what is well, everything for what is not. */
final class VerifyRows {
  private VerifyRows() {}

  static Node row(Finding finding) {
    Status status = Status.of(finding.status());
    if (!finding.status().clears()) {
      return new FindingRow(finding.id(), finding, status);
    }
    var text = new Label(finding.summary());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("fact-value");
    text.setTooltip(new Tooltip(finding.id()));
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    var hash = new Label(hash(finding));
    hash.getStyleClass().addAll("code", "muted");
    hash.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(8, new StatusIcon(status), text, hash);
    row.setId("verified-" + finding.id());
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("grid-row");
    row.setAccessibleText("%s: %s".formatted(status.word(), finding.summary()));
    return row;
  }

  private static String hash(Finding finding) {
    return finding.evidence().stream()
        .filter(line -> line.matches("[0-9a-f]{64}"))
        .findFirst()
        .map(Hash::brief)
        .orElse("");
  }

  /**
   * The columns of the client-acceptance table.
   *
   * @param commits the tags' commits, by version
   * @param tarball whether SHA256SUMS has the served tarball's hash
   */
  static void columns(
      EvidenceTable<ClientAcceptance> table,
      Map<String, String> commits,
      boolean tarball,
      String version) {
    table.getColumns().clear();
    table
        .text(Texts.of("verify.client"), 80, row -> row.version().text())
        .hash(
            Texts.of("verify.client.tag"),
            95,
            row -> Hash.commit(commits.getOrDefault(row.version().text(), "–")))
        .optional()
        .hash(
            Texts.of("verify.client.key"),
            170,
            row -> row.key().isEmpty() ? "–" : Hash.brief(row.key()))
        .optional()
        .nodes(
            Texts.of("verify.client.accepts", version),
            125,
            Pos.CENTER_LEFT,
            row -> accepts(row, "verify.client.signature", row.accepts()))
        .nodes(
            Texts.of("verify.client.and"),
            110,
            Pos.CENTER_LEFT,
            row -> accepts(row, "verify.client.tarball", row.accepts() && tarball));
    if (table.getItems().stream().anyMatch(row -> !row.accepts())) {
      table.text(Texts.of("verify.client.why"), 320, row -> row.accepts() ? "" : row.reason());
    }
  }

  private static StatusLabel accepts(ClientAcceptance row, String what, boolean holds) {
    var label = new StatusLabel(holds ? Status.PASSED : Status.BLOCKED, Texts.of(what));
    label.setTooltip(new Tooltip(row.reason()));
    return label;
  }
}
