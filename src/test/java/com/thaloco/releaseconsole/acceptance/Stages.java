package com.thaloco.releaseconsole.acceptance;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.rehearsal.PreparedRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Copies of the prepared rehearsal, served side by side; cases take turns on them. */
final class Stages {
  /** Much of a cut is waiting: for the bucket's pace, for children, for the disk. */
  private static final int LANES = 2;

  private static final Stages ALL = new Stages();

  private final BlockingQueue<Stage> free = new LinkedBlockingQueue<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(LANES, Thread.ofPlatform().daemon().factory());
  private boolean open;

  private Stages() {}

  /** Runs a case on the next free folder, which is as prepared when it begins. */
  static <T> CompletableFuture<T> submit(Function<? super Stage, ? extends T> body) {
    Tools.need("git", "openssl", "sha256sum", "tar", "cp", "env", "make", "go");
    ALL.prepare();
    return CompletableFuture.supplyAsync(() -> ALL.on(body), ALL.threads);
  }

  /** Runs a case and waits for it. */
  static <T> T run(Function<? super Stage, ? extends T> body) {
    return submit(body).join();
  }

  private <T> T on(Function<? super Stage, ? extends T> body) {
    Stage stage;
    try {
      stage = free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    try {
      stage.reset();
      return body.apply(stage);
    } finally {
      free.add(stage);
    }
  }

  private synchronized void prepare() {
    if (open) {
      return;
    }
    try {
      Path top = Files.createTempDirectory("release-console-acceptance-").toRealPath();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> Tool.here().tryRun("rm", "-rf", top.toString())));
      RehearsalFolder prepared = PreparedRehearsal.folder("acceptance", d -> ready(d, top));
      for (int lane = 0; lane < LANES; lane++) {
        free.add(Stage.open(prepared, top.resolve("lane-" + lane)));
      }
      open = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its installer differs from the one before, so that mix-ups show; and smoke is green. */
  private static void ready(RehearsalFolder d, Path top) {
    Path installer = d.repository().resolve("scripts/install.sh");
    try {
      Files.writeString(installer, Files.readString(installer) + "# As of v0.1.7.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Tool git = Tool.in(d.repository());
    git.run("git", "commit", "-q", "-a", "-m", "Say of which release the installer is");
    git.run("git", "push", "-q", "origin", "main");
    console(top, "smoke", "--repo", d.repository().toString());
  }

  private static void console(Path top, String... arguments) {
    Map<String, String> environment = Tool.environment();
    environment.put("XDG_STATE_HOME", top.resolve("xdg/state").toString());
    environment.put("XDG_CONFIG_HOME", top.resolve("xdg/config").toString());
    Program.console(top, environment, List.of(arguments), (running, line) -> {}).succeed();
  }
}
