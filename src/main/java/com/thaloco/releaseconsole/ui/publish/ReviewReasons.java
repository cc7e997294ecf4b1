package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.check.ContractAdvice;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.ui.checklist.ContractWords;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Checking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Why this number: each contract, then the update flow, then the catalog entries. */
final class ReviewReasons {
  private ReviewReasons() {}

  static List<Node> of(Optional<ContractAdvice> advice, Checking checking) {
    var rows = new ArrayList<Node>();
    for (Contracts.Report report : advice.map(ContractAdvice::reports).orElse(List.of())) {
      rows.add(
          row(
              ContractWords.status(report),
              ContractWords.name(report),
              ContractWords.sentence(report)));
    }
    for (String id : List.of("version.bump", "release.verification", "catalogs.entries")) {
      Answer answer = checking.answer(id);
      Optional<String> summary = answer.finding().map(Finding::summary);
      boolean said =
          id.equals("version.bump") && advice.isPresent() && !answer.status().isTrouble();
      if (summary.isPresent() && !said) {
        if (!rows.isEmpty() && rows.stream().noneMatch(Separator.class::isInstance)) {
          rows.add(new Separator());
        }
        rows.add(row(answer.status(), Texts.of("review.why." + id), summary.get()));
      }
    }
    return rows.isEmpty() ? List.of(new Label(Texts.of("finding.none"))) : rows;
  }

  private static Node row(Status status, String title, String sentence) {
    var lead = new Label(title);
    lead.getStyleClass().add("finding-title");
    lead.setWrapText(true);
    var words = new Prose(sentence);
    words.getStyleClass().add("remedy");
    var text = new VBox(2, lead, words);
    HBox.setHgrow(text, Priority.ALWAYS);
    var row = new HBox(8, new StatusIcon(status), text);
    row.getStyleClass().add("reason");
    row.setAccessibleText("%s: %s. %s".formatted(title, status.word(), sentence));
    return row;
  }
}
