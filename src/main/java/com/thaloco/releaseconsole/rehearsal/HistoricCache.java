package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.flow.BaseFolder;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.rehearsal.SampleRepository.Commit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sample project's earlier releases as an earlier preparation has built them, in the user's
 * caches. Their commits are the same each day, and one Go builds the same bytes of them each time,
 * so that they need not be built again. Whatever is wrong with the cache, they are.
 *
 * @param folder of this Go, this program and these rules; files in it are named by commit and hash
 */
record HistoricCache(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(HistoricCache.class);
  private static final String FORMAT = "sample-1";

  /** Settings of Go that no binary depends on. */
  private static final Set<String> PLACES =
      Set.of("GOCACHE", "GOMODCACHE", "GOPATH", "GOTMPDIR", "GOPROXY");

  /**
   * That of the Go that builds.
   *
   * @param environment the console's own
   * @param forBuilds that of the builds
   * @return empty without Go: scripts are quicker than a cache
   */
  static Optional<HistoricCache> of(
      Map<String, String> environment,
      Map<String, String> forBuilds,
      BuildRules rules,
      Processes processes,
      Path scratch,
      Work work) {
    try {
      Exit go =
          processes.run(
              new Command(List.of("go", "version"), scratch, forBuilds, Duration.ofMinutes(1)),
              work);
      if (!go.ok()) {
        return Optional.empty();
      }
      var settings = new TreeMap<>(forBuilds);
      settings.keySet().removeIf(name -> !name.startsWith("GO") || PLACES.contains(name));
      String key = String.join("\n", go.out(), settings.toString(), rules.toString(), program());
      Path all = BaseFolder.CACHE.own(environment).resolve(FORMAT);
      Path own = all.resolve(Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
      if (!Files.isDirectory(own)) {
        NewFolder.remove(all); // another Go's, or an older program's
        Files.createDirectories(own);
      }
      return Optional.of(new HistoricCache(own));
    } catch (IOException | RuntimeException e) {
      work.checkpoint();
      LOG.debug("The earlier releases are built without a cache", e);
      return Optional.empty();
    }
  }

  /** Copies what is kept of a commit, where its bytes are still those that were built. */
  Optional<Packed> find(Commit commit, Path target, Work work) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> kept =
          files.filter(file -> name(file).startsWith(commit.id() + "-")).findFirst();
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      Files.createDirectories(target.getParent());
      Files.copy(kept.get(), target, StandardCopyOption.REPLACE_EXISTING);
      Packed packed = Packed.of(target, work);
      if (kept.get().equals(file(commit, packed))) {
        return Optional.of(packed);
      }
      Files.deleteIfExists(kept.get());
      return Optional.empty();
    }
  }

  /** Keeps a tarball; one that can't be kept is built again next time. */
  void keep(Commit commit, Packed packed) {
    try {
      Path part = Files.createTempFile(folder, "part-", "");
      Files.copy(packed.file(), part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file(commit, packed), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.debug("{} is not kept", packed.file(), e);
    }
  }

  private Path file(Commit commit, Packed packed) {
    return folder.resolve("%s-%s.tar.gz".formatted(commit.id(), packed.sha256()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Another build of the program may pack otherwise. */
  private static String program() throws IOException {
    try {
      Path jar =
          Path.of(HistoricCache.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return "%s %d %s".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
