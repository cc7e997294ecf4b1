package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A receipt as a page of its own, without scripts or anything from elsewhere. */
final class ReceiptPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:14px/1.5 Inter,system-ui,sans-serif}
      body{max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8884}
      code,td.mono{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:12px;overflow-wrap:anywhere}
      .note{border:1px solid #8888;padding:.6rem 1rem;border-radius:4px}
      """;

  private ReceiptPage() {}

  static String render(Receipt receipt, boolean signed) {
    var page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(text("%s %s: receipt".formatted(receipt.project(), receipt.version())))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(text(receipt.project() + " " + receipt.version()))
        .append("</h1>\n<p>Built at ")
        .append(text(receipt.builtAt().toString()))
        .append(" from <code>")
        .append(text(receipt.commit()))
        .append("</code>, compared with ")
        .append(text(receipt.lastRelease().orElse("nothing: it is the first")))
        .append(".</p>\n");
    if (!signed) {
      page.append("<p class=\"note\">This receipt is not signed: the key was locked.</p>\n");
    }
    table(
        page,
        "Objects",
        List.of("Key", "Bytes", "SHA-256"),
        receipt.objects().stream()
            .map(o -> List.of(o.key(), String.format(Locale.ROOT, "%,d", o.size()), o.sha256()))
            .toList());
    findings(page, "Checks", receipt.findings());
    table(
        page,
        "Answers",
        List.of("Question", "Answer"),
        receipt.answers().entrySet().stream().map(a -> List.of(a.getKey(), a.getValue())).toList());
    findings(page, "Verified through the public URL", receipt.verified());
    table(
        page,
        "Installed clients",
        List.of("Version", "Accepts", "Why"),
        receipt.clients().stream().map(ReceiptPage::row).toList());
    table(
        page,
        "Steps",
        List.of("Step", "Held at"),
        receipt.steps().stream().map(s -> List.of(s.step(), s.at().toString())).toList());
    return page.append("<p>Tag object <code>")
        .append(text(receipt.tag()))
        .append("</code>, key <code>")
        .append(text(receipt.key()))
        .append("</code>, console ")
        .append(text(receipt.console()))
        .append(".</p>\n</body></html>\n")
        .toString();
  }

  private static List<String> row(ClientAcceptance client) {
    return List.of(client.version().text(), client.accepts() ? "yes" : "no", client.reason());
  }

  private static void findings(StringBuilder page, String title, List<Finding> findings) {
    table(
        page,
        title,
        List.of("Check", "State", "Summary"),
        findings.stream().map(f -> List.of(f.id(), f.status().word(), f.summary())).toList());
  }

  private static void table(
      StringBuilder page, String title, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.append("<h2>").append(text(title)).append("</h2>\n<table><thead><tr>");
    head.forEach(cell -> page.append("<th scope=\"col\">").append(text(cell)).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      page.append(
          row.stream()
              .map(cell -> "<td class=\"mono\">" + text(cell) + "</td>")
              .collect(Collectors.joining("", "<tr>", "</tr>\n")));
    }
    page.append("</tbody></table>\n");
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
