package com.thaloco.releaseconsole.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Hostile;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tarballs and binaries that someone has put in the place of a release's. */
class HostileArchivesTest {
  private static final TarballListing.Limits LIMITS =
      new TarballListing.Limits(64, 1 << 20, 1 << 22);

  @TempDir private Path dir = Path.of("");
  private byte[] tarball = new byte[0];

  @BeforeEach
  void pack() throws IOException {
    Path banger = Files.writeString(dir.resolve("banger"), "#!/bin/sh\necho v0.1.6\n");
    Path daemon = Files.writeString(dir.resolve("bangerd"), "x".repeat(700));
    Tarball.pack(
        List.of(new Member("banger", banger), new Member("bangerd", daemon)),
        Instant.parse("2026-05-14T10:00:00Z"),
        dir.resolve("a.tar.gz"),
        Run.of(event -> {}).at(new StepId("pack")));
    tarball = Files.readAllBytes(dir.resolve("a.tar.gz"));
  }

  @Test
  void tarballs() {
    Hostile.feed("tarball", List.of(tarball), 2, HostileArchivesTest::read);
  }

  /** Below the checksum of gzip, which hides most changes. */
  @Test
  void headersOfTarballs() throws IOException {
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(tarball)).readAllBytes();
    Hostile.feed("tarball, unpacked", List.of(tar), 2, bytes -> read(zipped(bytes)));
  }

  @Test
  void heads() {
    Path file = dir.resolve("binary");
    byte[] elf = new byte[64];
    elf[0] = 0x7f;
    System.arraycopy("ELF".getBytes(StandardCharsets.US_ASCII), 0, elf, 1, 3);
    elf[4] = 2;
    elf[5] = 1;
    elf[18] = 62;
    Hostile.feed(
        "head of a binary",
        List.of(elf),
        4,
        bytes -> {
          try {
            Files.write(file, bytes);
            Executable.of(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static byte[] zipped(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What is listed as plain files is what another reader unpacks. */
  private static void read(byte[] bytes) {
    try {
      List<TarballListing.Entry> listed =
          TarballListing.read(new ByteArrayInputStream(bytes), LIMITS).entries();
      if (listed.stream().allMatch(entry -> entry.type() == '0')) {
        assertThat(listed.stream().map(e -> e.name() + " " + e.size() + " " + e.sha256()))
            .containsExactlyElementsOf(unpacked(bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> unpacked(byte[] bytes) throws IOException {
    var found = new java.util.ArrayList<String>();
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        found.add(
            "%s %d %s"
                .formatted(entry.getName(), entry.getSize(), Hashes.sha256(tar.readAllBytes())));
      }
    }
    return found;
  }
}
