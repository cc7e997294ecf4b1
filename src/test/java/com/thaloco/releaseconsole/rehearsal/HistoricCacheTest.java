package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier releases that are taken from the cache are the bytes that would be built. */
@Tag("slow")
class HistoricCacheTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void theSecondPreparationBuildsOnlyWhatTheCacheHasNot() throws IOException {
    Tools.need("go", "bash");
    Queue<String> first = prepare("first");
    assertThat(first).noneMatch(line -> line.endsWith("was built before"));
    List<Path> kept = kept();
    assertThat(kept).hasSize(7);
    Files.writeString(kept.getFirst(), "damaged");

    Queue<String> second = prepare("second");
    assertThat(second.stream().filter(line -> line.endsWith("was built before"))).hasSize(6);
    assertThat(kept()).containsExactlyElementsOf(kept);
    for (Path tarball : tarballs("first")) {
      assertThat(dir.resolve("second").resolve(dir.resolve("first").relativize(tarball)))
          .hasSameBinaryContentAs(tarball);
    }
  }

  private Queue<String> prepare(String name) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("XDG_CACHE_HOME", dir.resolve("caches").toString());
    environment.put("XDG_STATE_HOME", dir.resolve("state").toString());
    var lines = new ConcurrentLinkedQueue<String>();
    RehearsalFolder.prepare(
        dir.resolve(name),
        OptionalInt.empty(),
        new LocalProcesses(),
        environment,
        Run.of(
                event -> {
                  if (event instanceof Event.Line line) {
                    lines.add(line.text());
                  }
                })
            .at(new StepId("test")));
    return lines;
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve("caches/release-console"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Path> tarballs(String name) throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve(name).resolve("bucket"))) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).sorted().toList();
    }
  }
}
