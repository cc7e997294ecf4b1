package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.ObjectWrite;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** A file of this machine that is going to be an object. */
record LocalFile(long size, String sha256) {
  static LocalFile read(Path file, Work work) {
    return copied(file, OutputStream.nullOutputStream(), work);
  }

  /** Takes the bytes that a plan speaks of to a file of our own, which no one changes meanwhile. */
  static void take(Bucket bucket, ObjectWrite plan, Path copy, Work work) throws IOException {
    try (OutputStream out = Files.newOutputStream(copy)) {
      if (plan.file().isPresent()) {
        LocalFile taken = copied(plan.file().get(), out, work);
        if (!plan.sha256().equals(Optional.of(taken.sha256()))) {
          throw other(plan.file().get().toString());
        }
        return;
      }
      Optional<String> etag =
          bucket.get(plan.key(), out, work).map(Download::info).map(ObjectInfo::etag);
      if (!etag.equals(plan.etag())) {
        throw other(plan.key());
      }
    }
  }

  private static RuntimeException other(String what) {
    return Problem.refused(
            "change.overtaken",
            "%s was changed after the plan was made.".formatted(what),
            "Nothing was stored.",
            "Make the plan again and review it.")
        .toException();
  }

  private static LocalFile copied(Path file, OutputStream to, Work work) {
    MessageDigest digest = Hashes.digest();
    long size = 0;
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(to, digest)) {
      var piece = new byte[1 << 16];
      for (int count = in.read(piece); count > 0; count = in.read(piece)) {
        work.checkpoint();
        out.write(piece, 0, count);
        size += count;
      }
    } catch (IOException e) {
      throw ObjectWriting.refused(
          "%s can't be read: %s.".formatted(file, e.getMessage()),
          Remedy.text("Choose a file that is there and may be read."));
    }
    return new LocalFile(size, Hashes.hex(digest));
  }

  /** By the end of its name; where that says nothing, what is true of any bytes. */
  static String typeOf(String name) {
    return Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
        .orElse("application/octet-stream");
  }
}
