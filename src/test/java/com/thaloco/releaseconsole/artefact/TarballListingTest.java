package com.thaloco.releaseconsole.artefact;

import static com.thaloco.releaseconsole.artefact.Fixtures.TIME;
import static com.thaloco.releaseconsole.artefact.Fixtures.content;
import static com.thaloco.releaseconsole.artefact.Fixtures.member;
import static com.thaloco.releaseconsole.artefact.Fixtures.parallel;
import static com.thaloco.releaseconsole.artefact.Fixtures.problem;
import static com.thaloco.releaseconsole.artefact.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarballListingTest {
  private static final Set<String> BINARIES = Set.of("banger", "bangerd");

  @TempDir private Path folder;
  private byte[] good = {};

  @BeforeEach
  void aRelease() throws Exception {
    List<Member> members =
        List.of(
            member(folder, "banger", content(1, 300_000)),
            member(folder, "bangerd", content(2, 1024)));
    good =
        Files.readAllBytes(Tarball.pack(members, TIME, folder.resolve("good"), parallel()).file());
    for (Member member : members) {
      run(folder, "chmod", "0755", member.name());
    }
  }

  @Test
  void whatWePackIsARelease() throws IOException {
    TarballListing listing = list(good);
    assertThat(listing.faults(BINARIES, 300_000)).isEmpty();
    assertThat(listing.isRelease(BINARIES)).isTrue();
    assertThat(listing.isRelease(Set.of("banger"))).isFalse();
    assertThat(listing.isRelease(Set.of("banger", "bangerd", "third"))).isFalse();
    assertThat(listing.faults(BINARIES, 299_999)).hasSize(1);
  }

  /** Each is made by GNU tar, as someone in a hurry would. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "./ before names      | tar $opts -czf bad ./banger ./bangerd",
        "a folder             | mkdir d; cp banger bangerd d; tar $opts -czf bad d",
        "a symbolic link      | rm bangerd; ln -s banger bangerd; tar $opts -czf bad banger"
            + " bangerd",
        "a hard link          | ln -f banger bangerd; tar $opts -czf bad banger bangerd",
        "an extra file        | touch x; chmod 755 x; tar $opts -czf bad banger bangerd x",
        "a missing one        | tar $opts -czf bad banger",
        "one twice            | tar $opts --hard-dereference -czf bad banger bangerd banger",
        "a mode               | tar $opts --mode=0700 -czf bad banger bangerd",
        "setuid               | tar $opts --mode=4755 -czf bad banger bangerd",
        "an owner             | tar $opts --owner=1000 -czf bad banger bangerd",
        "a group              | tar $opts --group=1000 -czf bad banger bangerd",
        "a pax header         | tar $opts --format=pax --pax-option=comment=x -czf bad banger"
            + " bangerd",
        "an empty one         | : >bangerd; tar $opts -czf bad banger bangerd",
        "a device             | tar $opts -czf bad banger bangerd -C / dev/null",
      })
  void whatIsNoReleaseIsSeen(String what, String script) throws Exception {
    String options = "opts='--owner=0 --group=0 --numeric-owner --mode=0755 --format=ustar'; ";
    run(folder, "sh", "-ec", options + script);
    TarballListing listing = list(Files.readAllBytes(folder.resolve("bad")));
    assertThat(listing.faults(BINARIES, Long.MAX_VALUE)).as(what).isNotEmpty();
  }

  @Test
  void aTarballCutAnywhereIsDamaged() {
    for (int length :
        List.of(
            0,
            1,
            9,
            10,
            11,
            100,
            good.length / 2,
            good.length - 9,
            good.length - 8,
            good.length - 1)) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThat(problem(() -> list(cut)).id()).as("%d bytes", length).isEqualTo("tarball.damaged");
    }
  }

  @Test
  void oneChangedByteIsDamage() {
    for (int at = 11; at < good.length; at += good.length / 50) {
      byte[] changed = good.clone();
      changed[at] ^= 0x10;
      int where = at;
      assertThat(problem(() -> list(changed)).id()).as("at %d", where).isEqualTo("tarball.damaged");
    }
  }

  @Test
  void somethingAfterTheEndIsDamage() throws IOException {
    assertThat(problem(() -> list(joined(good, new byte[] {0}))).id()).isEqualTo("tarball.damaged");
    assertThat(problem(() -> list(joined(good, good))).id()).isEqualTo("tarball.damaged");
    byte[] tar = unpacked(good);
    byte[] hidden = gzip(joined(tar, tar));
    assertThat(problem(() -> list(hidden)).happened()).contains("after the end of the archive");
  }

  @Test
  void anArchiveWithoutItsEndIsDamaged() throws IOException {
    byte[] tar = unpacked(good);
    int end = 512 + 300_032 + 512 + 1024;
    for (int length : List.of(end, end + 512, end - 512, end - 1100)) {
      byte[] cut = gzip(Arrays.copyOf(tar, length));
      assertThat(problem(() -> list(cut)).id()).as("%d", length).isEqualTo("tarball.damaged");
    }
  }

  @Test
  void limitsHoldWhateverTheHeadersSay() throws IOException {
    var few = new TarballListing.Limits(1, Long.MAX_VALUE, Long.MAX_VALUE);
    var small = new TarballListing.Limits(64, 1024, Long.MAX_VALUE);
    var total = new TarballListing.Limits(64, Long.MAX_VALUE, 200_000);
    for (var limits : List.of(few, small, total)) {
      assertThat(problem(() -> TarballListing.read(new ByteArrayInputStream(good), limits)).id())
          .isEqualTo("tarball.damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not gzip at all", "\u001f", "<html>404</html>"})
  void whatIsNotGzipIsDamaged(String text) {
    assertThat(problem(() -> list(text.getBytes(StandardCharsets.UTF_8))).id())
        .isEqualTo("tarball.damaged");
  }

  @Test
  void aSourceThatFailsIsNotCalledDamage() {
    var failing =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at > 20_000) {
              throw new IOException("connection reset");
            }
            return good[at++] & 0xff;
          }
        };
    assertThatThrownBy(() -> TarballListing.read(failing))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Test
  void aMemberIsTakenOutWithItsMode() throws Exception {
    Path out = folder.resolve("taken/banger");
    var entry = Extraction.extract(new ByteArrayInputStream(good), "banger", out);
    assertThat(out).hasSameBinaryContentAs(folder.resolve("banger"));
    assertThat(Files.isExecutable(out)).isTrue();
    assertThat(run(folder, "sha256sum", "banger")).startsWith(entry.sha256());
  }

  @Test
  void nothingIsTakenOutOfADamagedTarball() {
    Path out = folder.resolve("taken/banger");
    byte[] cut = Arrays.copyOf(good, good.length - 3);
    var problem = problem(() -> Extraction.extract(new ByteArrayInputStream(cut), "banger", out));
    assertThat(problem.id()).isEqualTo("tarball.damaged");
    assertThat(out.getParent()).isEmptyDirectory();
  }

  @Test
  void aMemberThatIsNotThereOrALinkIsTold() throws Exception {
    Path out = folder.resolve("taken");
    assertThat(problem(() -> Extraction.extract(new ByteArrayInputStream(good), "other", out)).id())
        .isEqualTo("tarball.member");
    run(folder, "sh", "-ec", "rm bangerd; ln -s /etc/passwd bangerd; tar -czf bad bangerd");
    try (InputStream bad = Files.newInputStream(folder.resolve("bad"))) {
      assertThat(problem(() -> Extraction.extract(bad, "bangerd", out)).id())
          .isEqualTo("tarball.member");
    }
    assertThat(out).doesNotExist();
  }

  private static TarballListing list(byte[] tarball) throws IOException {
    return TarballListing.read(new ByteArrayInputStream(tarball));
  }

  private static byte[] unpacked(byte[] gzip) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
  }

  private static byte[] gzip(byte[] data) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
