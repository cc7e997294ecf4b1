package com.thaloco.releaseconsole.changelog;

/** Byte order mark, line ends, final newline. */
final class ByteLints {
  private final Source source;
  private final LintFindings findings;

  ByteLints(Source source, LintFindings findings) {
    this.source = source;
    this.findings = findings;
  }

  void run() {
    String text = source.text();
    TextLines lines = source.lines();
    if (source.hasBom()) {
      findings.add(Lint.BOM, 1, Replacement.delete(0, 1), "the file begins with a byte order mark");
    }
    if (lines.isMixed()) {
      int line = 1;
      String usual = lines.usualEol();
      while (line < lines.count()
          && text.startsWith(usual, lines.content(line).end())
          && lines.next(line) - lines.content(line).end() == usual.length()) {
        line++;
      }
      findings.add(Lint.MIXED_EOL, line, "this line has another line end than most lines");
    }
    if (!text.isEmpty() && !lines.content(lines.count()).isEmpty()) {
      findings.add(
          Lint.NO_FINAL_NEWLINE,
          lines.count(),
          Replacement.insert(text.length(), lines.usualEol()),
          "the last line has no line end");
    }
  }
}
