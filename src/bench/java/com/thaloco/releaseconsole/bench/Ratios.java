package com.thaloco.releaseconsole.bench;

import com.thaloco.releaseconsole.artefact.Member;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.BucketFixture;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.LoopbackCredentials;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The console beside the tools that do the same, on the same bytes: packing and hashing beside tar,
 * pigz and sha256sum, uploading and listing beside rclone. Both run in turn, and each ratio is of
 * one such pair; the console is a process that has run it before, the tools are started each time.
 */
public final class Ratios {
  private static final int PAIRS = 7;
  private static final long PACKED = 96_000_000;
  private static final int UPLOADED = 300_000_000;
  private static final int LISTED = 10_000;

  private final Path folder;
  private boolean missed;

  private Ratios(Path folder) {
    this.folder = folder;
  }

  /**
   * Measures; {@code serve FOLDER} is the server that is uploaded to, in a process of its own.
   *
   * @param arguments none, or those
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      try (var served = BucketFixture.inMemory(Path.of(arguments[1]))) {
        System.out.println(served.server().s3());
        System.in.transferTo(OutputStream.nullOutputStream());
      }
      return;
    }
    Path folder = Files.createTempDirectory("release-console-ratios-");
    var ratios = new Ratios(folder);
    try {
      System.out.printf(
          "Java %s, %d processors, load %.1f; minimum, median and maximum of %d pairs%n",
          Runtime.version(),
          Runtime.getRuntime().availableProcessors(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          PAIRS);
      ratios.packing();
      ratios.uploading();
      ratios.listing();
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    System.exit(ratios.missed ? 1 : 0);
  }

  private void packing() throws Exception {
    Path sources = Files.createDirectory(folder.resolve("binaries"));
    var members = new ArrayList<Member>();
    long size = 0;
    for (Path program : programs()) {
      if (size < PACKED) {
        byte[] bytes = Files.readAllBytes(program);
        int some = (int) Math.min(bytes.length, PACKED - size);
        Path copy = sources.resolve("program-" + members.size());
        try (var out = Files.newOutputStream(copy)) {
          out.write(bytes, 0, some);
        }
        members.add(new Member("program-" + members.size(), copy));
        size += some;
      }
    }
    Path target = folder.resolve("ours.tar.gz");
    compared(
        "pack and hash %d MB of programs, tar | pigz -6 + sha256sum".formatted(size / 1_000_000),
        0.9,
        () -> Tarball.pack(members, Instant.EPOCH, target, BucketFixture.work()),
        List.of(
            "bash",
            "-c",
            "cd '%s' && tar -cf - * | pigz -6 >'%s/theirs.tar.gz' && sha256sum '%s/theirs.tar.gz'"
                .formatted(sources, folder, folder)),
        () -> {});
  }

  /** The largest programs of this machine. */
  private static List<Path> programs() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(Files::isReadable)
          .sorted(Comparator.comparing((Path file) -> file.toFile().length()).reversed())
          .limit(100)
          .toList();
    }
  }

  private void uploading() throws Exception {
    byte[] bytes = new byte[UPLOADED];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(folder.resolve("large"), bytes);
    Path keys = Files.createDirectory(folder.resolve("server"));
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                Ratios.class.getName(),
                "serve",
                keys.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = server.inputReader(StandardCharsets.UTF_8)) {
      URI address = URI.create(lines.readLine());
      BucketRules rules = rules(address, BucketFixture.BUCKET, keys.resolve("credentials"));
      try (Bucket bucket = S3Bucket.open(rules, Map.of())) {
        compared(
            "upload %d MB, rclone copyto".formatted(UPLOADED / 1_000_000),
            0.9,
            () -> {
              String key = "ours-" + System.nanoTime();
              if (!(bucket.put(
                      key,
                      new Body.File(file),
                      new ObjectHeaders("application/gzip", "no-cache", Map.of()),
                      new Condition.Absent(),
                      BucketFixture.work())
                  instanceof Written.Stored)) {
                throw new IllegalStateException("not stored");
              }
              return key;
            },
            rclone(
                address,
                "rehearsal",
                "copyto",
                file.toString(),
                ":s3:%s/theirs-".formatted(BucketFixture.BUCKET) + "$RANDOM$RANDOM"),
            () -> emptied(bucket));
      }
    } finally {
      server.destroy();
    }
  }

  private static void emptied(Bucket bucket) {
    var all = new ArrayList<ObjectInfo>();
    bucket.list("", all::add, BucketFixture.work());
    all.forEach(object -> bucket.delete(object.key()));
  }

  private void listing() throws Exception {
    Path keys = folder.resolve("listing-credentials");
    LoopbackCredentials.write(keys, "rehearsal", "not-a-secret");
    try (var server = new IndexedListing(LISTED);
        Bucket bucket =
            S3Bucket.open(rules(server.address(), IndexedListing.BUCKET, keys), Map.of())) {
      compared(
          "list %,d objects, rclone lsf".formatted(LISTED),
          0.5,
          () -> {
            var all = new ArrayList<ObjectInfo>();
            bucket.list("", all::add, BucketFixture.work());
            if (all.size() != LISTED) {
              throw new IllegalStateException(all.size() + " listed");
            }
            return all;
          },
          rclone(
              server.address(),
              "rehearsal",
              "lsf",
              "-R",
              "--format",
              "ps",
              ":s3:" + IndexedListing.BUCKET),
          () -> {});
    }
  }

  private static BucketRules rules(URI endpoint, String bucket, Path keys) {
    return BucketFixture.rules(endpoint, bucket, "", endpoint, keys);
  }

  private static List<String> rclone(URI endpoint, String key, String... arguments) {
    return List.of(
        "bash",
        "-c",
        "RCLONE_CONFIG=/dev/null RCLONE_S3_PROVIDER=Other RCLONE_S3_ENDPOINT=%s RCLONE_S3_ACCESS_KEY_ID=%s"
                .formatted(endpoint, key)
            + " RCLONE_S3_SECRET_ACCESS_KEY=not-a-secret RCLONE_S3_NO_CHECK_BUCKET=true exec rclone"
            + " "
            + String.join(" ", arguments));
  }

  private record Cost(double wall, double processor) {}

  /** Measures pairs; {@code after} each of both, without being measured. */
  private void compared(
      String what, double goal, Callable<?> ours, List<String> theirs, Runnable after)
      throws Exception {
    for (int i = 0; i < 3; i++) {
      own(ours);
      after.run();
    }
    started(theirs);
    after.run();
    var own = new ArrayList<Cost>();
    var other = new ArrayList<Cost>();
    for (int i = 0; i < PAIRS; i++) {
      own.add(own(ours));
      after.run();
      other.add(started(theirs));
      after.run();
    }
    var wall = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    for (int i = 0; i < PAIRS; i++) {
      wall.add(own.get(i).wall() / other.get(i).wall());
      processor.add(own.get(i).processor() / other.get(i).processor());
    }
    wall.sort(null);
    processor.sort(null);
    double median = wall.get(PAIRS / 2);
    missed |= median > goal;
    System.out.printf("%s%n", what);
    System.out.printf("  console %s, other %s%n", seconds(own), seconds(other));
    System.out.printf(
        "  ratio, elapsed   %.2f %.2f %.2f, goal %.1f%s%n",
        wall.getFirst(), median, wall.getLast(), goal, median > goal ? "  MISSED" : "");
    System.out.printf(
        "  ratio, processor %.2f %.2f %.2f%n",
        processor.getFirst(), processor.get(PAIRS / 2), processor.getLast());
  }

  private static String seconds(List<Cost> costs) {
    double[] wall = costs.stream().mapToDouble(Cost::wall).sorted().toArray();
    double[] processor = costs.stream().mapToDouble(Cost::processor).sorted().toArray();
    return "%.2f s (%.2f s of processor)".formatted(wall[PAIRS / 2], processor[PAIRS / 2]);
  }

  private static Cost own(Callable<?> work) throws Exception {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.call();
    return new Cost(
        (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - processor) / 1e9);
  }

  /** A command, and all that it started, as bash counts them. */
  private Cost started(List<String> command) throws IOException, InterruptedException {
    var timed =
        new ArrayList<>(
            List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null", "bash"));
    timed.addAll(command);
    Path said = folder.resolve("said");
    var builder = new ProcessBuilder(timed).redirectError(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    Process process = builder.start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    List<String> lines = Files.readAllLines(said);
    if (process.waitFor() != 0) {
      throw new UncheckedIOException(new IOException(String.join("\n", lines)));
    }
    String[] times = lines.getLast().split(" ");
    return new Cost(
        Double.parseDouble(times[0]), Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
  }
}
