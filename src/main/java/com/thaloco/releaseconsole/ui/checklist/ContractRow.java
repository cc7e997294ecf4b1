package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;

/**
 * One row of what the number rests on: a contract that is as it was, or one symbol that is not.
 *
 * @param before its shape in the last release
 * @param after its shape now
 * @param why the rule that says so, and where it is
 */
record ContractRow(
    String contract,
    String symbol,
    String before,
    String after,
    Status status,
    String word,
    String why) {
  static List<ContractRow> of(List<Contracts.Report> reports) {
    return reports.stream().flatMap(ContractRow::of).toList();
  }

  private static Stream<ContractRow> of(Contracts.Report report) {
    String name = ContractWords.name(report);
    if (report.changes().isEmpty()) {
      return Stream.of(
          new ContractRow(
              name,
              String.join(", ", report.rule().folders()),
              Texts.of("version.symbols", report.before().size()),
              Texts.of("version.same"),
              Status.PASSED,
              Texts.of("home.patch"),
              Texts.of("contract.unchanged", report.after().size())));
    }
    return report.changes().stream().map(change -> of(name, change));
  }

  private static ContractRow of(String name, ContractChange change) {
    return new ContractRow(
        name,
        change.symbol(),
        change.before().isEmpty() ? "–" : oneLine(change.before()),
        change.after().isEmpty() ? Texts.of("version.gone") : oneLine(change.after()),
        change.minor() ? Status.WARNED : Status.PASSED,
        Texts.of(change.minor() ? "home.minor" : "home.patch"),
        "%s: %s".formatted(change.place(), change.why()));
  }

  private static String oneLine(String shape) {
    return shape.replaceAll("\\s+", " ");
  }

  /** The columns, with both versions beside each other. */
  static void columns(EvidenceTable<ContractRow> table, String last, String next) {
    table.getColumns().clear();
    table
        .text(Texts.of("version.contract"), 95, ContractRow::contract)
        .code(Texts.of("version.symbol"), 165, ContractRow::symbol)
        .code(last, 130, ContractRow::before)
        .code(next, 130, ContractRow::after)
        .nodes(Texts.of("version.asks"), 100, Pos.CENTER_LEFT, ContractRow::verdict);
  }

  private StatusLabel verdict() {
    var label = new StatusLabel(status, word);
    label.setTooltip(new Tooltip(why));
    return label;
  }
}
