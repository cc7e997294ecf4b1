package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Printable;
import java.io.PrintStream;

/** Findings as lines for people. */
final class FindingPrinter {
  private FindingPrinter() {}

  /** One finding; evidence where there is a problem, or when more is wanted. */
  static void print(CommonOptions common, Finding finding) {
    PrintStream out = common.out();
    out.printf(
        "%-22s %-10s %s%n", finding.id(), finding.status().word(), common.told(finding.summary()));
    if (common.verbose() || !finding.status().clears()) {
      finding.evidence().forEach(line -> out.printf("%-33s   %s%n", "", Printable.lines(line)));
    }
    if (!finding.remedy().isEmpty()) {
      out.printf("%-33s > %s%n", "", common.told(finding.remedy()));
    }
  }
}
