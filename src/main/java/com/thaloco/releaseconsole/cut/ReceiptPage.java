package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.report.PageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A receipt as a page of its own: what {@code reports/receipt.html} shows. */
record ReceiptPage(
    String title, Receipt receipt, String comparedWith, boolean signed, List<Table> tables) {
  private static final PageTemplate TEMPLATE =
      new PageTemplate("receipt", UnaryOperator.identity());

  record Table(String title, List<String> head, List<List<String>> rows) {}

  static String render(Receipt receipt, boolean signed) {
    var tables =
        Stream.of(
                new Table(
                    "Objects",
                    List.of("Key", "Bytes", "SHA-256"),
                    receipt.objects().stream()
                        .map(o ->
                            List.of(
                                o.key(), String.format(Locale.ROOT, "%,d", o.size()), o.sha256()))
                        .toList()),
                findings("Checks", receipt.findings()),
                new Table(
                    "Answers",
                    List.of("Question", "Answer"),
                    receipt.answers().entrySet().stream()
                        .map(a -> List.of(a.getKey(), a.getValue()))
                        .toList()),
                findings("Verified through the public URL", receipt.verified()),
                new Table(
                    "Installed clients",
                    List.of("Version", "Accepts", "Why"),
                    receipt.clients().stream()
                        .map(c ->
                            List.of(c.version().text(), c.accepts() ? "yes" : "no", c.reason()))
                        .toList()),
                new Table(
                    "Steps",
                    List.of("Step", "Held at"),
                    receipt.steps().stream()
                        .map(s -> List.of(s.step(), s.at().toString()))
                        .toList()))
            .filter(table -> !table.rows().isEmpty())
            .toList();
    return TEMPLATE.render(
        new ReceiptPage(
            "%s %s: receipt".formatted(receipt.project(), receipt.version()),
            receipt,
            receipt.lastRelease().orElse("nothing: it is the first"),
            signed,
            tables));
  }

  private static Table findings(String title, List<Finding> findings) {
    return new Table(
        title,
        List.of("Check", "State", "Summary"),
        findings.stream().map(f -> List.of(f.id(), f.status().word(), f.summary())).toList());
  }
}
