package com.thaloco.releaseconsole.acceptance;

import com.thaloco.releaseconsole.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The rehearsal folders of one test run. One is prepared, with the program itself; copies of it are
 * served side by side, and cases take turns on them. {@code -Dprepared=DIR} takes one that was
 * prepared before, which saves a minute while a case is written.
 */
final class Stages {
  /** Much of a cut is waiting: for the bucket's pace, for children, for the disk. */
  private static final int LANES = 3;

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
      Optional<Path> given = Optional.ofNullable(System.getProperty("prepared")).map(Path::of);
      Path prepared = given.isPresent() ? given.get() : prepared(top);
      List<Stage> lanes = new ArrayList<>();
      int[] ports = ports();
      for (int lane = 0; lane < LANES; lane++) {
        lanes.add(Stage.open(prepared, top.resolve("lane-" + lane), ports[lane]));
      }
      free.addAll(lanes);
      open = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prepared by the program; its installer differs from the one before, so that mix-ups show. */
  private static Path prepared(Path top) throws IOException {
    Path d = top.resolve("prepared");
    console(top, "rehearse", "prepare", "--dir", d.toString());
    Path repo = d.resolve("repo");
    Path installer = repo.resolve("scripts/install.sh");
    Files.writeString(installer, Files.readString(installer) + "# As of v0.1.7.\n");
    Tool git = Tool.in(repo);
    git.run("git", "commit", "-q", "-a", "-m", "Say of which release the installer is");
    git.run("git", "push", "-q", "origin", "main");
    console(top, "smoke", "--repo", repo.toString());
    return d;
  }

  private static void console(Path top, String... arguments) {
    Map<String, String> environment = Tool.environment();
    environment.put("XDG_STATE_HOME", top.resolve("xdg/state").toString());
    environment.put("XDG_CONFIG_HOME", top.resolve("xdg/config").toString());
    Program.console(top, environment, List.of(arguments), (running, line) -> {}).succeed();
  }

  /** For each lane a port that is free now, as is the one after it. */
  private static int[] ports() throws IOException {
    int[] ports = new int[LANES];
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int lane = 0; lane < LANES; ) {
        ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(first);
        try {
          held.add(new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress()));
          ports[lane++] = first.getLocalPort();
        } catch (IOException | IllegalArgumentException e) {
          // The one after it is taken: try another pair.
        }
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return ports;
  }
}
