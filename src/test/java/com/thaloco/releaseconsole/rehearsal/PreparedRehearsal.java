package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.LocalProcesses;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The one rehearsal folder that is prepared for all tests of a day and a build, whichever JVM they
 * run in: its seven releases take half a minute to build. No one changes it; tests take copies.
 */
public final class PreparedRehearsal {
  private static final Path HOME = Path.of("target", "prepared").toAbsolutePath();

  private PreparedRehearsal() {}

  /** A copy with ports of its own. */
  public static RehearsalFolder copy(Path into) {
    return RehearsalCopy.make(folder(), into);
  }

  /**
   * One that was changed for several test classes, by whoever comes first.
   *
   * @param name which change it is
   */
  public static synchronized RehearsalFolder folder(
      String name, Consumer<? super RehearsalFolder> change) {
    RehearsalFolder prepared = folder();
    try (var lock = new RandomAccessFile(HOME.resolve(".lock").toFile(), "rw");
        var _ = lock.getChannel().lock()) {
      Path top = prepared.root().resolveSibling(name);
      var folder = new RehearsalFolder(top.resolve("D"));
      Path done = top.resolve("done");
      if (!Files.exists(done)) {
        RehearsalCopy.run("rm", "-rf", top.toString());
        change.accept(RehearsalCopy.make(prepared, folder.root()));
        Files.createFile(done);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder itself, prepared by whoever comes first. */
  public static synchronized RehearsalFolder folder() {
    try {
      Files.createDirectories(HOME);
      try (var lock = new RandomAccessFile(HOME.resolve(".lock").toFile(), "rw");
          var _ = lock.getChannel().lock()) {
        Path wanted = HOME.resolve(LocalDate.now(ZoneOffset.UTC) + "-" + built());
        var folder = new RehearsalFolder(wanted.resolve("D"));
        if (!Files.exists(folder.profile())) {
          forgetOthers();
          Files.createDirectories(wanted);
          RehearsalFolder.prepare(
              folder.root(),
              OptionalInt.empty(),
              new LocalProcesses(),
              System.getenv(),
              Run.of(event -> {}).at(new StepId("prepare")));
        }
        return folder;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the newest part of what makes the folder was built. */
  private static long built() throws IOException {
    long newest = 0;
    Path classes = Path.of("target", "classes");
    for (String part : List.of("sample", "com/thaloco/releaseconsole/rehearsal")) {
      try (Stream<Path> files = Files.walk(classes.resolve(part))) {
        long one = files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        newest = Math.max(newest, one);
      }
    }
    return newest;
  }

  private static void forgetOthers() throws IOException {
    try (Stream<Path> old = Files.list(HOME)) {
      for (Path folder : old.filter(Files::isDirectory).toList()) {
        RehearsalCopy.run("rm", "-rf", folder.toString());
      }
    }
  }
}
