package com.thaloco.releaseconsole.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The sample project's CHANGELOG.md, as it grows release by release. */
final class SampleChangelog {
  private record Section(String version, LocalDate date, String body) {}

  private final String header;
  private final String repositoryUrl;
  private final List<Section> sections = new ArrayList<>();

  SampleChangelog(String header, String repositoryUrl) {
    this.header = header;
    this.repositoryUrl = repositoryUrl;
  }

  /** Adds the newest release and gives the whole file. */
  byte[] add(String version, LocalDate date, String body) {
    sections.addFirst(new Section(version, date, body));
    var text = new StringBuilder(header);
    for (Section section : sections) {
      text.append("\n## [%s] - %s\n\n".formatted(section.version(), section.date()))
          .append(section.body());
    }
    text.append("\n[Unreleased]: %s/compare/%s...HEAD\n".formatted(repositoryUrl, version));
    for (Section section : sections) {
      text.append(
          "[%s]: %s/releases/tag/%s\n"
              .formatted(section.version(), repositoryUrl, section.version()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
