package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.artefact.Member;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.rehearsal.SampleRepository.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds and packs the releases of the sample project's past, with the profile's own build command:
 * one run of it for all binaries of a release, and the commit's time as build time, so that the
 * same bytes come out on every machine with the same Go.
 */
final class HistoricReleases {
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final Profile profile;
  private final Processes processes;
  private final Map<String, String> environment;
  private final Path folder;
  private final Optional<HistoricCache> cache;

  /**
   * @param environment the whole environment of the builds
   * @param folder for checkouts and binaries; thrown away afterwards
   * @param cache of what was built before
   */
  HistoricReleases(
      Profile profile,
      Processes processes,
      Map<String, String> environment,
      Path folder,
      Optional<HistoricCache> cache) {
    this.profile = profile;
    this.processes = processes;
    this.environment = new TreeMap<>(environment);
    this.environment.put("GOOS", profile.build().os());
    this.environment.put("GOARCH", profile.build().arch());
    this.folder = folder;
    this.cache = cache;
  }

  /** A release that is ready to be signed. */
  record Ready(Commit commit, Packed tarball, Sha256Sums sums) {}

  /**
   * Builds the first alone, which fills the compiler's cache for the others, and the others two at
   * a time.
   */
  List<Ready> build(List<Commit> commits, Work work) {
    var ready = new ArrayList<Ready>();
    for (int from = 0, to = 1; from < commits.size(); from = to, to = from + 2) {
      List<Commit> some = commits.subList(from, Math.min(to, commits.size()));
      ready.addAll(
          work.all(some.stream().<Callable<Ready>>map(c -> () -> build(c, work)).toList()));
      work.moved(ready.size(), commits.size());
    }
    return ready;
  }

  private Ready build(Commit commit, Work work) throws IOException {
    work.checkpoint();
    String version = commit.version().text();
    Path tarball = folder.resolve(version).resolve(profile.tarballName(version));
    if (cache.isPresent()) {
      Optional<Packed> kept = cache.get().find(commit, tarball, work);
      if (kept.isPresent()) {
        work.line("%s was built before".formatted(version));
        return new Ready(commit, kept.get(), Sha256Sums.of(kept.get()));
      }
    }
    Path source = folder.resolve(version).resolve("source");
    Path binaries = folder.resolve(version).resolve("binaries");
    checkout(commit, source);
    Files.createDirectories(binaries);
    var command = new Command(argv(commit, binaries), source, environment, TIMEOUT);
    Exit exit = processes.run(command, work);
    if (!exit.ok()) {
      throw failed(version, exit).toException();
    }
    List<Member> members =
        profile.build().binaries().stream()
            .map(b -> new Member(b.name(), binaries.resolve(b.name())))
            .toList();
    Packed packed = Tarball.pack(members, commit.at(), tarball, work);
    cache.ifPresent(into -> into.keep(commit, packed));
    return new Ready(commit, packed, Sha256Sums.of(packed));
  }

  private static void checkout(Commit commit, Path source) {
    commit
        .tree()
        .forEach((path, bytes) -> {
          try {
            Path file = source.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            Files.setPosixFilePermissions(
                file,
                PosixFilePermissions.fromString(
                    SampleFiles.isExecutable(path) ? "rwxr-xr-x" : "rw-r--r--"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private List<String> argv(Commit commit, Path binaries) {
    Map<String, String> values =
        Map.of(
            "{version}", commit.version().text(),
            "{commit}", commit.id(),
            "{built_at}", commit.at().toString());
    BuildRules build = profile.build();
    String ldflags =
        build.ldflags().stream()
            .map(flag -> "-X %s=%s".formatted(flag.variable(), filled(values).apply(flag.value())))
            .collect(Collectors.joining(" "));
    var all = new TreeMap<>(values);
    all.put("{ldflags}", ldflags);
    all.put("{output}", binaries + "/");
    all.put("{package}", "./cmd/...");
    return build.command().stream().map(filled(all)).toList();
  }

  private static Function<String, String> filled(Map<String, String> values) {
    return text -> values.getOrDefault(text, text);
  }

  private static Problem failed(String version, Exit exit) {
    return Problem.refused(
            "rehearsal.build",
            "The sample project's release %s could not be built: its build exited with %d."
                .formatted(version, exit.code()),
            "No rehearsal folder was made.",
            "Read the build's output; if Go is broken on this machine, take it from PATH, and the"
                + " sample project is built without it.")
        .with(exit.tail());
  }
}
