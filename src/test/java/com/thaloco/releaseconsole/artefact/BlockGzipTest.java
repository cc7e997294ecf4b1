package com.thaloco.releaseconsole.artefact;

import static com.thaloco.releaseconsole.artefact.Fixtures.content;
import static com.thaloco.releaseconsole.artefact.Fixtures.parallel;
import static com.thaloco.releaseconsole.artefact.Fixtures.run;
import static com.thaloco.releaseconsole.artefact.Fixtures.serial;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockGzipTest {
  private static final int BLOCK = BlockGzip.BLOCK;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        BLOCK - 1,
        BLOCK,
        BLOCK + 1,
        7 * BLOCK,
        8 * BLOCK - 1,
        8 * BLOCK,
        8 * BLOCK + 1,
        16 * BLOCK,
        17 * BLOCK + 5,
        24 * BLOCK
      })
  void everySizeAroundBlocksAndBatchesIsReadByJavaAndGzip(int size) throws Exception {
    byte[] data = content(size, size);
    byte[] gzip = compress(data, parallel(), size + 1);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(data);
    Path file = Files.write(folder.resolve("data.gz"), gzip);
    run(folder, "gzip", "-t", file.toString());
    run(folder, "gzip", "-d", file.toString());
    assertThat(folder.resolve("data")).hasBinaryContent(data);
  }

  @Test
  void theBytesDependOnTheDataAlone() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      byte[] data = content(random.nextLong(), random.nextInt(12 * BLOCK));
      byte[] once = compress(data, serial(), 1 + random.nextInt(100_000));
      byte[] again = compress(data, parallel(), 1 + random.nextInt(100_000));
      assertThat(again).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void noiseGrowsByLittle() throws Exception {
    byte[] noise = new byte[5 * BLOCK];
    new Random(7).nextBytes(noise);
    byte[] gzip = compress(noise, parallel(), 1000);
    assertThat(gzip.length).isLessThan(noise.length + noise.length / 1000);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(noise);
  }

  @Test
  void theHeaderIsThatOfGzipWithoutAName() throws Exception {
    Path file = Files.write(folder.resolve("data"), content(1, 1000));
    byte[] theirs = new byte[10];
    run(folder, "sh", "-c", "gzip -n <data >theirs.gz");
    try (var in = Files.newInputStream(folder.resolve("theirs.gz"))) {
      assertThat(in.read(theirs)).isEqualTo(10);
    }
    assertThat(compress(Files.readAllBytes(file), parallel(), 1000)).startsWith(theirs);
  }

  @Test
  void blocksCostLittleAgainstOneStream() throws Exception {
    byte[] data = content(11, 20 * BLOCK);
    Files.write(folder.resolve("data"), data);
    run(folder, "sh", "-c", "gzip -n <data >theirs.gz");
    assertThat((long) compress(data, parallel(), 65536).length)
        .isLessThan(Files.size(folder.resolve("theirs.gz")) * 101 / 100);
  }

  @Test
  @Tag("slow")
  void goReadsTheTarball() throws Exception {
    Tools.need("go");
    Member member = Fixtures.member(folder, "banger", content(5, 3 * BLOCK + 17));
    Path tarball = folder.resolve("banger.tar.gz");
    Packed packed = Tarball.pack(List.of(member), Fixtures.TIME, tarball, parallel());
    Files.writeString(
        folder.resolve("main.go"),
        """
        package main

        import ("archive/tar"; "compress/gzip"; "fmt"; "io"; "os"; "crypto/sha256")

        func main() {
          f, err := os.Open(os.Args[1]); if err != nil { panic(err) }
          g, err := gzip.NewReader(f); if err != nil { panic(err) }
          t := tar.NewReader(g)
          for {
            h, err := t.Next()
            if err == io.EOF { break }
            if err != nil { panic(err) }
            s := sha256.New()
            if _, err := io.Copy(s, t); err != nil { panic(err) }
            fmt.Printf("%s %o %d %d %c %v %q %q %x\\n", h.Name, h.Mode, h.Uid, h.Gid, h.Typeflag,
              h.Format, h.Uname, h.ModTime.UTC().Format("2006-01-02T15:04:05Z"), s.Sum(nil))
          }
        }
        """);
    String sha256 = run(folder, "sha256sum", "banger").substring(0, 64);
    assertThat(run(folder, "go", "run", "main.go", packed.file().toString()))
        .isEqualTo("banger 755 0 0 0 USTAR \"\" \"2026-05-14T12:21:07Z\" " + sha256 + "\n");
  }

  private static byte[] compress(byte[] data, Work work, int chunk) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new BlockGzip(out, work)) {
      for (int at = 0; at < data.length; at += chunk) {
        gzip.write(data, at, Math.min(chunk, data.length - at));
      }
      gzip.end();
    }
    return out.toByteArray();
  }
}
