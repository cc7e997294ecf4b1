package com.thaloco.releaseconsole.acceptance;

import com.thaloco.releaseconsole.flow.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that a refused command must leave alone: the bucket's objects, and all refs. */
final class WorldFingerprint {
  private WorldFingerprint() {}

  static Map<String, String> of(Stage stage) {
    var all = new TreeMap<String, String>();
    Path bucket = stage.root().resolve("bucket");
    try (Stream<Path> files = Files.walk(bucket)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            bucket.relativize(file).toString(),
            Hashes.sha256(Files.readAllBytes(file))
                + " "
                + Files.readAttributes(file, "lastModifiedTime")); // not even rewritten
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.put("refs here", stage.git("for-each-ref"));
    all.put("HEAD here", stage.git("rev-parse", "HEAD"));
    all.put("working tree", stage.git("status", "--porcelain"));
    all.put("refs on the remote", stage.gitRemote("for-each-ref"));
    return all;
  }
}
