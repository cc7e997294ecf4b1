package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.artefact.ByteSearch;
import com.thaloco.releaseconsole.artefact.Extraction;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.project.LiveState;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks into the published binaries: they carry the commit that they were built from. */
final class Binaries {
  private static final int SHORT = 7; // digits, as git abbreviates: an older script may have, too

  private final RecoveryContext scene;
  private final LiveState now;

  Binaries(RecoveryContext scene, LiveState now) {
    this.scene = scene;
    this.now = now;
  }

  /** Why these can't have been built from a commit; empty where one of them carries it. */
  Optional<String> fault(String commit, Work work) {
    try {
      Path folder = Files.createTempDirectory("release-console-binaries-");
      Path tarball = folder.resolve("tarball");
      try {
        try (OutputStream out = Files.newOutputStream(tarball)) {
          now.bucket().get(scene.profile().tarballKey(scene.version().text()), out, work);
        }
        for (BuildRules.Binary binary : scene.profile().build().binaries()) {
          if (carries(tarball, binary.name(), folder.resolve("binary"), commit)) {
            return Optional.empty();
          }
        }
        return Optional.of("none of its binaries carries the commit " + commit);
      } finally {
        Files.deleteIfExists(folder.resolve("binary"));
        Files.deleteIfExists(tarball);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean carries(Path tarball, String name, Path into, String commit)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tarball))) {
      Extraction.extract(in, name, into);
    }
    try (InputStream in = Files.newInputStream(into)) {
      return ByteSearch.missing(in, List.of(commit.substring(0, SHORT))).isEmpty();
    }
  }
}
