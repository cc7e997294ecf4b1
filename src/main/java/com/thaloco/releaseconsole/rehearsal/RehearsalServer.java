package com.thaloco.releaseconsole.rehearsal;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * The world that a rehearsal publishes into, on loopback only: a signed S3 server as strict as R2,
 * and beside it the public side with the forge's commit-status call.
 */
public final class RehearsalServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration ENDING = Duration.ofSeconds(3);

  /** Where the objects are kept. */
  public sealed interface Storage {
    /** Below {@code <folder>/<bucket>/}; headers and metadata are kept as extended attributes. */
    record Folder(Path folder) implements Storage {}

    /** Gone at the end. */
    record Memory() implements Storage {}
  }

  /**
   * What is served.
   *
   * @param bucket its name; made if it is not there
   * @param prefix without slashes at its ends; empty for the root
   * @param s3Port 0 for any free one
   * @param publicPort 0 for any free one
   * @param strict whether R2's limits hold: one write a second for each key, equal parts
   * @param ciFile {@code ci.json}, which may be absent; see {@link CiFile} for its format
   * @param remoteHas whether the remote has a commit, by its full id
   */
  public record Config(
      Storage storage,
      String bucket,
      String prefix,
      String accessKeyId,
      String secretAccessKey,
      int s3Port,
      int publicPort,
      boolean strict,
      Optional<Path> ciFile,
      Predicate<String> remoteHas) {

    /** The same behind a {@link BreakingNetwork}: on any free port. */
    Config behind() {
      return new Config(
          storage,
          bucket,
          prefix,
          accessKeyId,
          secretAccessKey,
          0,
          publicPort,
          strict,
          ciFile,
          remoteHas);
    }

    /** Without the keys. */
    @Override
    public String toString() {
      return "Config[%s, %s/%s]".formatted(storage, bucket, prefix);
    }
  }

  private final Config config;
  private final S3Proxy s3;
  private final HttpServer web;
  private final ExecutorService webThreads;

  private RehearsalServer(Config config, S3Proxy s3, HttpServer web, ExecutorService threads) {
    this.config = config;
    this.s3 = s3;
    this.web = web;
    this.webThreads = threads;
  }

  /**
   * Starts both listeners; they answer when this returns.
   *
   * @throws ProblemException {@code rehearsal.port-taken}, {@code rehearsal.no-attributes} or
   *     {@code rehearsal.folder}
   */
  public static RehearsalServer start(Config config) {
    BlobStore store = store(config);
    requireFree(config.s3Port());
    S3Proxy s3 =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://%s:%d".formatted(HOST, config.s3Port())))
            .awsAuthentication(
                AuthenticationType.AWS_V4, config.accessKeyId(), config.secretAccessKey())
            .stopTimeout(0)
            .build();
    try {
      s3.start();
    } catch (Exception e) {
      throw portTaken(config.s3Port(), e);
    }
    try {
      return withPublicSide(config, store, s3);
    } catch (IOException | ProblemException e) {
      stop(s3);
      throw e instanceof ProblemException known ? known : portTaken(config.publicPort(), e);
    }
  }

  private static RehearsalServer withPublicSide(Config config, BlobStore store, S3Proxy s3)
      throws IOException {
    // Without it each answer waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer web =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName(HOST), config.publicPort()), 0);
    URI base = URI.create("http://%s:%d/".formatted(HOST, web.getAddress().getPort()));
    var forge = new ForgeSide(config.ciFile(), config.remoteHas());
    web.createContext("/", new PublicSide(store, config.bucket(), forge, base));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    web.setExecutor(threads);
    web.start();
    return new RehearsalServer(config, s3, web, threads);
  }

  private static BlobStore store(Config config) {
    BlobStore plain =
        switch (config.storage()) {
          case Storage.Memory() -> new TransientNio2BlobStore();
          case Storage.Folder(Path folder) ->
              new FilesystemNio2BlobStore(prepared(folder).toString());
        };
    if (!plain.containerExists(config.bucket())) {
      plain.createContainer(config.bucket());
    }
    return new R2Likeness(plain, config.strict());
  }

  /** The store would drop headers without a word where there are no extended attributes. */
  private static Path prepared(Path folder) {
    try {
      Path real = Files.createDirectories(folder.toAbsolutePath()).toRealPath();
      var view = Files.getFileAttributeView(real, UserDefinedFileAttributeView.class);
      if (view == null) {
        throw new IOException("no extended attributes");
      }
      view.write("release-console-probe", ByteBuffer.wrap(new byte[] {1}));
      view.delete("release-console-probe");
      return real;
    } catch (IOException e) {
      throw Problem.refused(
              "rehearsal.no-attributes",
              "The folder %s can't be written, or can't keep extended attributes."
                  .formatted(folder),
              "The rehearsal's server was not started.",
              "Choose a folder on a disk (ext4, xfs, btrfs) with --dir.")
          .with(List.of(e.toString()))
          .toException();
    }
  }

  /**
   * The embedded server says nothing useful of a port that is taken. A server of the same rehearsal
   * that is just being ended has it for a moment longer.
   */
  private static void requireFree(int port) {
    if (port == 0) {
      return;
    }
    Instant end = Instant.now().plus(ENDING);
    while (true) {
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(HOST, port));
        return;
      } catch (IOException e) {
        if (Instant.now().isAfter(end)) {
          throw portTaken(port, e);
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  static ProblemException portTaken(int port, Exception e) {
    boolean taken = e instanceof BindException;
    return Problem.refused(
            taken ? "rehearsal.port-taken" : "rehearsal.server",
            taken
                ? "Port %d on %s is taken by another program.".formatted(port, HOST)
                : "The rehearsal's server did not start on port %d.".formatted(port),
            "Nothing is served.",
            "Stop the other program (a rehearsal that still runs?), or prepare a folder with"
                + " another --port.")
        .with(List.of(e.toString()))
        .toException();
  }

  /** Of the S3 side. */
  public int s3Port() {
    return s3.getPort();
  }

  /** Of the public side. */
  public int publicPort() {
    return web.getAddress().getPort();
  }

  /** The S3 endpoint, without the bucket. */
  public URI s3() {
    return URI.create("http://%s:%d".formatted(HOST, s3Port()));
  }

  /** Where clients read the prefix; ends with a slash. */
  public URI publicUrl() {
    String prefix = config.prefix().isEmpty() ? "" : config.prefix() + "/";
    return URI.create("http://%s:%d/%s".formatted(HOST, publicPort(), prefix));
  }

  /** The forge's address, to which {@code /api/v1/…} is appended. */
  public URI forge() {
    return URI.create("http://%s:%d".formatted(HOST, publicPort()));
  }

  @Override
  public void close() {
    web.stop(0);
    webThreads.shutdownNow();
    stop(s3);
  }

  private static void stop(S3Proxy s3) {
    try {
      s3.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded server did not stop", e);
    }
  }
}
