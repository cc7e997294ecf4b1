package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.ArrayList;

/** What became of one contract, in a few words: "1 added, none removed". */
public final class ContractWords {
  private ContractWords() {}

  /** The state and the sentence. */
  public static StatusLabel label(Contracts.Report report) {
    return new StatusLabel(status(report), sentence(report));
  }

  /** Warned where it asks for a minor number. */
  public static Status status(Contracts.Report report) {
    return report.changes().stream().anyMatch(ContractChange::minor)
        ? Status.WARNED
        : Status.PASSED;
  }

  public static String sentence(Contracts.Report report) {
    if (report.changes().isEmpty()) {
      return Texts.of("contract.unchanged", report.after().size());
    }
    var parts = new ArrayList<String>();
    for (String change : new String[] {"added", "removed", "changed", "unclear"}) {
      long count = report.count(change);
      if (count > 0) {
        parts.add(Texts.of("contract." + change, count));
      }
    }
    if (report.count("removed") + report.count("changed") + report.count("unclear") == 0) {
      parts.add(Texts.of("contract.none-removed"));
    }
    return String.join(", ", parts);
  }

  /** The contract's name as people say it. */
  public static String name(Contracts.Report report) {
    return Texts.of(
        "contract.kind." + report.rule().kind().name().toLowerCase(java.util.Locale.ROOT));
  }
}
