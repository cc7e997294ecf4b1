package com.thaloco.releaseconsole.artefact;

import static com.thaloco.releaseconsole.artefact.Fixtures.TIME;
import static com.thaloco.releaseconsole.artefact.Fixtures.content;
import static com.thaloco.releaseconsole.artefact.Fixtures.member;
import static com.thaloco.releaseconsole.artefact.Fixtures.parallel;
import static com.thaloco.releaseconsole.artefact.Fixtures.problem;
import static com.thaloco.releaseconsole.artefact.Fixtures.run;
import static com.thaloco.releaseconsole.artefact.Fixtures.serial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballTest {
  @TempDir private Path folder;
  private Path target = Path.of("");
  private List<Member> members = List.of();

  @BeforeEach
  void threeBinaries() throws IOException {
    target = folder.resolve("out/banger.tar.gz");
    members =
        List.of(
            member(folder, "bangerd", content(1, 700_001)),
            member(folder, "banger-vsock-agent", content(2, 512)),
            member(folder, "banger", content(3, 2_500_000)));
  }

  @Test
  void gnuTarListsBareNamesWithModeAndOwnerAndTime() throws Exception {
    Tarball.pack(members, TIME, target, parallel());
    assertThat(run(folder, "tar", "tvzf", target.toString(), "--numeric-owner").lines())
        .containsExactly(
            "-rwxr-xr-x 0/0         2500000 2026-05-14 12:21 banger",
            "-rwxr-xr-x 0/0             512 2026-05-14 12:21 banger-vsock-agent",
            "-rwxr-xr-x 0/0          700001 2026-05-14 12:21 bangerd");
  }

  @Test
  void whatIsPackedComesOutAgain() throws Exception {
    Tarball.pack(members, TIME, target, parallel());
    Path out = Files.createDirectory(folder.resolve("unpacked"));
    run(out, "tar", "xzf", target.toString());
    for (Member member : members) {
      assertThat(out.resolve(member.name())).hasSameBinaryContentAs(member.file());
    }
  }

  @Test
  void sizeAndHashAreThoseOfTheFile() throws Exception {
    Packed packed = Tarball.pack(members, TIME, target, parallel());
    assertThat(packed.file()).isEqualTo(target);
    assertThat(packed.size()).isEqualTo(Files.size(target));
    assertThat(run(folder, "sha256sum", target.toString())).startsWith(packed.sha256() + "  ");
    assertThat(Packed.of(target, parallel())).isEqualTo(packed);
  }

  @Test
  void theBytesAreTheSameInSeriesAndInParallelInAnyOrderAndFromAnyFile() throws Exception {
    Packed first = Tarball.pack(members, TIME, target, parallel());
    byte[] bytes = Files.readAllBytes(target);
    for (Member member : members) {
      Files.setLastModifiedTime(member.file(), FileTime.from(Instant.EPOCH));
      Files.setPosixFilePermissions(member.file(), PosixFilePermissions.fromString("rw-------"));
    }
    Packed again = Tarball.pack(members.reversed(), TIME.plusNanos(5), target, serial());
    assertThat(again).isEqualTo(first);
    assertThat(target).hasBinaryContent(bytes);
  }

  @Test
  void theTarWithinIsGnuTarsOwnByteForByte() throws Exception {
    Tarball.pack(members, TIME, target, parallel());
    String[] gnu = {
      "tar",
      "--sort=name",
      "--mtime=@" + TIME.getEpochSecond(),
      "--owner=0",
      "--group=0",
      "--numeric-owner",
      "--format=ustar",
      "--mode=0755",
      "-cf",
      "gnu.tar",
      "banger",
      "banger-vsock-agent",
      "bangerd"
    };
    run(folder, gnu);
    try (var ours = new GZIPInputStream(Files.newInputStream(target))) {
      assertThat(ours.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve("gnu.tar")));
    }
  }

  @Test
  void afterAnUnfinishedTryTheTarballIsMadeAnew() throws Exception {
    Files.createDirectories(target.getParent());
    Files.writeString(target.resolveSibling("banger.tar.gz.part"), "a rest");
    Tarball.pack(members, TIME, target, parallel());
    assertThat(siblings()).containsExactly("banger.tar.gz");
  }

  @Test
  void aFullDiskIsToldAndLeavesNothing() throws Exception {
    Tarball.Opener full =
        unfinished -> {
          Files.writeString(unfinished, "what was written before the disk was full");
          return FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
        };
    var problem = problem(() -> Tarball.pack(members, TIME, target, parallel(), full));
    assertThat(problem.id()).isEqualTo("pack.no-space");
    assertThat(problem.happened()).contains(target.toString());
    assertThat(siblings()).isEmpty();
  }

  @Test
  void aStopLeavesNothing() throws Exception {
    var run = new AtomicReference<Run>();
    run.set(
        Run.of(event -> {
          if (event instanceof Event.Moved moved && moved.done() > 1_000_000) {
            run.get().stop();
          }
        }));
    assertThatThrownBy(() -> Tarball.pack(members, TIME, target, run.get().at(new StepId("pack"))))
        .isInstanceOf(Cancelled.class);
    assertThat(siblings()).isEmpty();
  }

  @Test
  void progressGrowsToTheSumOfTheMembers() throws Exception {
    List<Event.Moved> seen = new ArrayList<>();
    Run run =
        Run.of(event -> {
          if (event instanceof Event.Moved moved) {
            seen.add(moved);
          }
        });
    Tarball.pack(members, TIME, target, run.at(new StepId("pack")));
    assertThat(seen).extracting(Event.Moved::done).isSorted().endsWith(3_200_513L);
    assertThat(seen).extracting(Event.Moved::total).containsOnly(3_200_513L);
  }

  @Test
  void aMemberBeyondTheLimitOfUstarIsRefusedAtOnce() throws Exception {
    Path huge = folder.resolve("huge");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(8L << 30); // a hole: no block of it is on the disk
    }
    var problem =
        problem(() -> Tarball.pack(List.of(new Member("huge", huge)), TIME, target, parallel()));
    assertThat(problem.id()).isEqualTo("pack.too-large");
    assertThat(problem.happened()).contains("huge", "8589934592", "8589934591");
  }

  @Test
  void namesThatAreNotBareAreRefused() throws Exception {
    Path file = members.getFirst().file();
    for (String name : List.of("", ".", "..", "bin/banger", "./banger", "a\nb", "x".repeat(101))) {
      var problem =
          problem(() -> Tarball.pack(List.of(new Member(name, file)), TIME, target, parallel()));
      assertThat(problem.id()).as(name).isEqualTo("pack.name");
    }
    var twice = List.of(new Member("banger", file), new Member("banger", file));
    assertThat(problem(() -> Tarball.pack(twice, TIME, target, parallel())).id())
        .isEqualTo("pack.name");
  }

  @Test
  void aMissingMemberIsToldByItsPath() {
    var gone = List.of(new Member("banger", folder.resolve("gone")));
    var problem = problem(() -> Tarball.pack(gone, TIME, target, parallel()));
    assertThat(problem.id()).isEqualTo("pack.failed");
    assertThat(problem.happened()).contains("gone");
  }

  private List<String> siblings() throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
