package com.thaloco.releaseconsole.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What systemd reads of a unit file: directives by section, in order. Comments, blank lines, line
 * ends, white space around a directive and the order of sections mean nothing (systemd.syntax(7)).
 */
final class UnitText {
  private UnitText() {}

  /** Equal for texts that systemd reads alike. */
  static Map<String, List<String>> of(String text) {
    var sections = new TreeMap<String, List<String>>();
    String section = "";
    var begun = new StringBuilder();
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String raw : plain.lines().toList()) {
      String line = raw.strip();
      // A comment within a continued line does not end it.
      if (line.startsWith("#") || line.startsWith(";") || line.isEmpty() && begun.isEmpty()) {
        continue;
      }
      begun.append(line);
      if (line.endsWith("\\")) {
        String whole = begun.substring(0, begun.length() - 1).stripTrailing();
        begun.replace(0, begun.length(), whole + " ");
        continue;
      }
      section = read(begun.toString().strip(), section, sections);
      begun.setLength(0);
    }
    if (!begun.isEmpty()) {
      read(begun.toString().strip(), section, sections);
    }
    return sections;
  }

  /** Takes one whole line, and gives the section that what follows is in. */
  private static String read(String line, String section, Map<String, List<String>> sections) {
    if (line.startsWith("[") && line.endsWith("]")) {
      return line;
    }
    if (!line.isEmpty()) {
      sections
          .computeIfAbsent(section, name -> new ArrayList<>())
          .add(line.replaceFirst("\\s*=\\s*", "="));
    }
    return section;
  }
}
