package com.thaloco.releaseconsole.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

/** A part of a body (or all of it), which can be read as often as the SDK likes. */
record BodySlice(Body body, long from, long size) {
  private static final int BUFFER = 64 * 1024;

  /** All of a body. */
  static BodySlice whole(Body body) throws IOException {
    return switch (body) {
      case Body.Bytes bytes -> new BodySlice(body, 0, bytes.bytes().length);
      case Body.File file -> new BodySlice(body, 0, Files.size(file.path()));
    };
  }

  /** Whether the same bytes may have been there before. */
  boolean isAgain() {
    return body instanceof Body.Bytes bytes && bytes.again();
  }

  /** A stream of its own at the beginning of the slice. */
  InputStream open() throws IOException {
    return switch (body) {
      case Body.Bytes bytes ->
          new ByteArrayInputStream(bytes.bytes(), Math.toIntExact(from), Math.toIntExact(size));
      case Body.File file -> {
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        channel.position(from);
        yield new BoundedBytes(Channels.newInputStream(channel), size);
      }
    };
  }

  /** The value of Content-MD5: over https nothing else would tell the server of a changed bit. */
  String md5() throws IOException {
    MessageDigest md5 = newMd5();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open()) {
      for (int count; (count = in.read(buffer)) >= 0; ) {
        md5.update(buffer, 0, count);
      }
    }
    return Base64.getEncoder().encodeToString(md5.digest());
  }

  /** As the SDK wants it. */
  RequestBody request() {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return open();
          } catch (IOException e) {
            throw new BodyFailure(e);
          }
        },
        size,
        "application/octet-stream");
  }

  /** For what S3 compares; every Java has it. */
  private static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
