package com.thaloco.releaseconsole.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as RFC 4180 has it: comma, CRLF, and quotation marks where a field needs them. */
final class CsvTable {
  private CsvTable() {}

  static String of(List<String> head, List<List<String>> rows) {
    return Stream.concat(Stream.of(head), rows.stream())
        .map(row -> row.stream().map(CsvTable::field).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  /** A spreadsheet takes what begins like a formula for one: such a field gets a quote before. */
  private static String field(String text) {
    String safe = text.matches("(?s)[=+@\t\r-].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
