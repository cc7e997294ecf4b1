package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Finding;
import java.io.PrintStream;

/** Findings as lines for people. */
final class Findings {
  private Findings() {}

  /** One finding; evidence where there is trouble, or when more is wanted. */
  static void print(PrintStream out, Finding finding, boolean verbose) {
    out.printf("%-22s %-10s %s%n", finding.id(), finding.status().word(), finding.summary());
    if (verbose || !finding.status().clears()) {
      finding.evidence().forEach(line -> out.printf("%-33s   %s%n", "", line));
    }
    if (!finding.remedy().isEmpty()) {
      out.printf("%-33s > %s%n", "", finding.remedy());
    }
  }
}
