package com.thaloco.releaseconsole.bucket;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Cloudflare's own local R2, an implementation of R2's S3 interface that is not ours. {@code
 * scripts/local-r2} installs it; without it, its tests are left out. One server is shared; each
 * test has a prefix of its own.
 */
public final class LocalR2 {
  /** The bucket's name. */
  public static final String BUCKET = "banger-releases";

  public static final String KEY_ID = "rehearsal";
  public static final String SECRET = "not-a-secret";

  private static final Path HOME = Path.of("target", "r2").toAbsolutePath();
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private LocalR2() {}

  /** An empty part of the bucket. */
  static ServedBucket open(Path folder) throws IOException {
    URI address = address();
    Path keys = folder.resolve("credentials");
    LoopbackCredentials.write(keys, KEY_ID, SECRET);
    String prefix = "r2-%03d".formatted(PREFIXES.incrementAndGet());
    BucketRules rules =
        BucketFixture.rules(
            address.resolve("s3"),
            BUCKET,
            prefix,
            address.resolve("public/" + BUCKET + "/" + prefix + "/"),
            keys);
    return new ServedBucket() {
      @Override
      public BucketRules rules() {
        return rules;
      }

      @Override
      public S3Bucket bucket() {
        return S3Bucket.open(rules, Map.of(), BucketFixture.PATIENT);
      }

      @Override
      public void close() {
        // the server goes on for the next test
      }
    };
  }

  /**
   * Its address, above {@code s3} and {@code public/BUCKET}; leaves the test out where it is not.
   */
  public static URI address() {
    assumeTrue(node().isPresent(), "Cloudflare's local R2 is not installed: scripts/local-r2");
    return Running.ADDRESS;
  }

  private static Optional<Path> node() {
    return Stream.of("x64", "arm64")
        .map(kind -> HOME.resolve("node_modules/node-linux-%s/bin/node".formatted(kind)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static final class Running {
    static final URI ADDRESS = start();

    private static URI start() {
      try {
        Path data = Files.createTempDirectory("release-console-r2-");
        List<String> command =
            List.of(
                node().orElseThrow().toString(),
                "serve.mjs",
                BUCKET,
                KEY_ID,
                SECRET,
                data.toString());
        Process process =
            new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectError(data.resolve("log").toFile())
                .start(); // it ends with its input, which ends with this JVM
        var out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = out.readLine();
        if (address == null) {
          throw new IllegalStateException(Files.readString(data.resolve("log")));
        }
        return URI.create(address);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
