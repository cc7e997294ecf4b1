package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;

/** The columns of the cuts of the past, and how each cut is reported in words. */
final class CutTable {
  private CutTable() {}

  /** What there is no room for with large text is in the evidence of the chosen cut too. */
  static void set(EvidenceTable<PastCut> table) {
    table.setAccessibleText(Texts.of("history.cuts"));
    table.setPlaceholder(new Label(Texts.of("history.none")));
    table
        .code(Texts.of("history.version"), 66, PastCut::version)
        .hash(Texts.of("history.commit"), 84, cut -> Hash.commit(cut.commit()))
        .nodes(Texts.of("history.when"), 124, Pos.CENTER_LEFT, CutTable::when)
        .nodes(Texts.of("history.ended"), 126, Pos.CENTER_LEFT, CutTable::ended)
        .code(Texts.of("history.took"), 82, CutTable::took)
        .optional()
        .quiet(Texts.of("history.receipt"), 88, CutTable::receipt)
        .optional();
  }

  /** Whether one of its words has this text, in lower case. */
  static boolean holds(PastCut cut, String wanted) {
    return Stream.of(
            cut.version(),
            cut.commit(),
            word(cut),
            receipt(cut),
            Amounts.day(cut.at()),
            Amounts.when(cut.at(), Instant.now()))
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Label when(PastCut cut) {
    Label label = Amounts.label(cut.at());
    label.getStyleClass().add("cell-text");
    return label;
  }

  private static StatusLabel ended(PastCut cut) {
    return new StatusLabel(status(cut), word(cut));
  }

  /** How it ended, in a few words. */
  static String word(PastCut cut) {
    return Texts.of("history.state." + cut.state().word());
  }

  static Status status(PastCut cut) {
    return switch (cut.state()) {
      case RELEASED -> Status.DONE;
      case WITHDRAWN -> Status.BLOCKED;
      case ABANDONED -> Status.NOT_NEEDED;
      case UNFINISHED -> Status.STOPPED;
      case ELSEWHERE -> Status.NOT_RUN;
    };
  }

  /** From its first step to its last, waits and stops included. */
  static String took(PastCut cut) {
    Optional<Duration> whole =
        cut.journal().isEmpty() && cut.receipt().isEmpty()
            ? Optional.empty()
            : cut.builtAt().map(from -> Duration.between(from, cut.at()));
    return whole.filter(time -> !time.isNegative()).map(Amounts::took).orElse("–");
  }

  static String receipt(PastCut cut) {
    return Texts.of(
        cut.receipt().isEmpty()
            ? "history.receipt.none"
            : cut.signed() ? "history.receipt.signed" : "history.receipt.unsigned");
  }
}
