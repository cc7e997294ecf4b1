package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.rehearsal.SampleHistory.Release;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the sample project's repository and the bare one that plays its remote. Ids are the same on
 * every machine; only the last commit, whose changelog entry must be dated today, has another id
 * each day.
 */
final class SampleRepository {
  private static final Duration TAGGED_AFTER = Duration.ofMinutes(20);
  private static final String CHANGELOG = "CHANGELOG.md";

  private final SampleFiles files;
  private final SampleHistory history;
  private final SampleChangelog changelog;

  SampleRepository(SampleFiles files) {
    this.files = files;
    this.history = SampleHistory.of(files);
    this.changelog =
        new SampleChangelog(files.text("changelog/header.md"), history.repositoryUrl());
  }

  /**
   * A commit that is released, or will be.
   *
   * @param at when it was committed
   * @param tree its files, by path
   */
  record Commit(
      ReleaseVersion version,
      String id,
      Instant at,
      boolean released,
      SortedMap<String, byte[]> tree) {}

  /**
   * Makes both; {@code remote} is a sibling of {@code repository}.
   *
   * @param remoteInTheEnd where {@code remote} will lie when all is moved into place
   * @return the commits of all releases, the one to be cut last
   */
  List<Commit> make(Path repository, Path remote, Path remoteInTheEnd, LocalDate today, Work work)
      throws IOException {
    var commits = new ArrayList<Commit>();
    RepositoryMaker.initBare(remote, history.branch());
    // A push starts the collector in the background, which would hold locks while all is moved.
    Files.writeString(
        remote.resolve("config"),
        "[receive]\n\tautogc = false\n[gc]\n\tauto = 0\n",
        StandardOpenOption.APPEND);
    try (var maker =
        RepositoryMaker.init(repository, history.branch(), history.name(), history.email())) {
      var tree = new TreeMap<String, byte[]>();
      for (Release release : history.releases()) {
        work.checkpoint();
        commits.add(commit(release, maker, tree, today));
      }
      maker.addRemote("origin", "../" + remote.getFileName());
      maker.push("origin");
    }
    Path git = repository.resolve(".git");
    pointAt(remoteInTheEnd, git.resolve("config"));
    Files.createDirectories(git.resolve("info"));
    Files.writeString(
        git.resolve("info/exclude"),
        "# Names ports and folders of this machine, so it is no part of the history.\n"
            + "/.release-console.yaml\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return commits;
  }

  private Commit commit(
      Release release, RepositoryMaker maker, SortedMap<String, byte[]> tree, LocalDate today) {
    release
        .folder()
        .ifPresent(
            folder -> files.below(folder).forEach((p, bytes) -> write(maker, tree, p, bytes)));
    release.change().ifPresent(change -> maker.commit(change.message(), change.at()));
    Instant at =
        release.preparedAt().orElseGet(() -> today.atStartOfDay(ZoneOffset.UTC).toInstant());
    String version = release.version();
    String entry = files.text("changelog/%s.md".formatted(version));
    LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
    write(maker, tree, CHANGELOG, changelog.add(version, date, entry));
    String id = maker.commit("Prepare %s\n".formatted(version), at);
    boolean released = release.preparedAt().isPresent();
    if (released) {
      String trailer = release.trailer().map(line -> "\n" + line + "\n").orElse("");
      maker.tag(version, "banger %s\n%s".formatted(version, trailer), at.plus(TAGGED_AFTER));
    }
    return new Commit(release.number(), id, at, released, new TreeMap<>(tree));
  }

  private static void write(
      RepositoryMaker maker, SortedMap<String, byte[]> tree, String path, byte[] bytes) {
    maker.write(path, bytes, SampleFiles.isExecutable(path));
    tree.put(path, bytes);
  }

  /**
   * The push went to the sibling; from now on the remote has its full path, as a clone would have.
   */
  private void pointAt(Path remote, Path config) throws IOException {
    String path = remote.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    String relative = "url = ../" + remote.getFileName();
    String text = Files.readString(config);
    if (!text.contains(relative)) {
      throw new IOException("%s does not name the remote".formatted(config));
    }
    Files.writeString(
        config,
        text.replace(relative, "url = \"%s\"".formatted(path))
            + "[branch \"%s\"]\n\tremote = origin\n\tmerge = refs/heads/%s\n"
                .formatted(history.branch(), history.branch()));
  }
}
