package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened in the sample project, in order: {@code sample/history.json}.
 *
 * @param format of the file
 * @param branch the only branch
 * @param name of who made all commits and tags
 * @param email of the same
 * @param repositoryUrl the base of the changelog's link table
 */
record SampleHistory(
    int format,
    String branch,
    String name,
    String email,
    String repositoryUrl,
    List<Release> releases) {
  SampleHistory {
    releases = List.copyOf(releases);
  }

  /**
   * One release: a commit that changes the project (none in a verification release), then one that
   * changes only the changelog, which is the one to be released.
   *
   * @param folder of the files that the change adds or replaces
   * @param preparedAt when the changelog was committed; empty for the release that is still to be
   *     cut, whose changelog is dated when the rehearsal is prepared
   * @param trailer the last line of the tag's message
   */
  record Release(
      String version,
      Optional<String> folder,
      Optional<Change> change,
      Optional<Instant> preparedAt,
      Optional<String> trailer) {
    ReleaseVersion number() {
      return new ReleaseVersion(version);
    }
  }

  /** A commit. */
  record Change(Instant at, String message) {}

  static SampleHistory of(SampleFiles files) {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .readValue(files.bytes("history.json"), SampleHistory.class);
  }
}
