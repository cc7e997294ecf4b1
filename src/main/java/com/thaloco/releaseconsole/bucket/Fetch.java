package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads one object, hashing what arrives. A body that breaks off is taken up again where it broke,
 * from the very same object (If-Match), so that the sink gets each byte once.
 */
final class Fetch {
  private static final int BUFFER = 64 * 1024;

  private final S3Client client;
  private final String bucket;
  private final String full;
  private final String key;
  private final Limits limits;

  private final MessageDigest sha256 = Hashes.digest();
  private long received;

  Fetch(S3Client client, String bucket, String full, String key, Limits limits) {
    this.client = client;
    this.bucket = bucket;
    this.full = full;
    this.key = key;
    this.limits = limits;
  }

  /** Streams into the sink; an object larger than {@code most} bytes is a problem. */
  Optional<Download> into(OutputStream sink, Work work, long most) {
    Optional<ObjectInfo> info = Optional.empty();
    int silences = 0;
    for (int left = limits.attempts(); ; left--) {
      Optional<ObjectInfo> known = info;
      Attempt attempt;
      try {
        attempt = attempt(known, sink, work, most);
      } catch (AwsServiceException e) {
        if (known.isEmpty() && BucketErrors.code(e).equals("NoSuchKey")) {
          return Optional.empty();
        }
        if (known.isPresent() && (e.statusCode() == 412 || e.statusCode() == 404)) {
          throw changed(key);
        }
        throw e;
      }
      info = Optional.of(known.orElse(attempt.info()));
      if (attempt.broke().isEmpty()) {
        return Optional.of(new Download(info.get(), received, Hashes.hex(sha256)));
      }
      IOException broke = attempt.broke().get();
      silences += broke instanceof SocketTimeoutException ? 1 : 0;
      if (left == 1 || silences == Limits.SILENCES) {
        throw endedShort(info.get(), broke);
      }
    }
  }

  /** What one request gave: the object, and how its body broke off, if it did. */
  private record Attempt(ObjectInfo info, Optional<IOException> broke) {}

  private Attempt attempt(Optional<ObjectInfo> known, OutputStream sink, Work work, long most) {
    var ask = GetObjectRequest.builder().bucket(bucket).key(full);
    known.ifPresent(object -> ask.ifMatch(object.etag()).range("bytes=" + received + "-"));
    long size = known.map(ObjectInfo::size).orElse(-1L);
    var meter = new TransferMeter(work, size);
    return SdkCall.run(
        work,
        () ->
            System.nanoTime() - meter.lastMove()
                > limits.idle().multipliedBy(limits.attempts()).plus(limits.small()).toNanos(),
        "no more data arrived",
        () -> {
          ResponseInputStream<GetObjectResponse> in = client.getObject(ask.build());
          boolean whole = false;
          try {
            ObjectInfo info = known.orElseGet(() -> Infos.of(key, in.response()));
            if (info.size() > most) {
              throw tooLarge(info, most);
            }
            Optional<IOException> broke = copy(in, sink, info, meter, work);
            whole = broke.isEmpty();
            return new Attempt(info, broke);
          } finally {
            if (whole) {
              in.close(); // the connection is used again
            } else {
              in.abort();
            }
          }
        });
  }

  private Optional<IOException> copy(
      InputStream in, OutputStream sink, ObjectInfo info, TransferMeter meter, Work work) {
    byte[] buffer = new byte[BUFFER];
    while (received < info.size()) {
      work.checkpoint();
      int count;
      try {
        count = in.read(buffer, 0, (int) Math.min(buffer.length, info.size() - received));
      } catch (IOException e) {
        return Optional.of(e);
      }
      if (count < 0) {
        return Optional.of(new IOException("the body ended after %d bytes".formatted(received)));
      }
      sha256.update(buffer, 0, count);
      write(sink, buffer, count);
      received += count;
      meter.came(received, info.size());
    }
    return Optional.empty();
  }

  private void write(OutputStream sink, byte[] buffer, int count) {
    try {
      sink.write(buffer, 0, count);
    } catch (IOException e) {
      throw Problem.refused(
              "bucket.sink",
              "What was received of '%s' can't be written on this machine.".formatted(key),
              "It was not received whole; nothing was changed in the bucket.",
              "Free some disk space, then run the same command again.")
          .with(List.of(String.valueOf(e)))
          .toException();
    }
  }

  private RuntimeException tooLarge(ObjectInfo info, long most) {
    return Problem.refused(
            "bucket.too-large",
            "'%s' has %d bytes, but no more than %d were expected."
                .formatted(key, info.size(), most),
            "It was not read.",
            "Inspect the object: it is larger than a file of that name should be.")
        .toException();
  }

  private RuntimeException endedShort(ObjectInfo info, IOException broke) {
    return Problem.refused(
            "bucket.ended-short",
            "The bucket stopped sending '%s' after %d of %d bytes, several times."
                .formatted(key, received, info.size()),
            "It was not received whole; nothing was changed.",
            "Check the network, then run the same command again.")
        .with(List.of(String.valueOf(broke)))
        .toException();
  }

  /** Another program wrote the object, so that its parts are not of one moment. */
  static ProblemException changed(String key) {
    return Problem.refused(
            "bucket.changed",
            "'%s' was replaced or removed while it was read.".formatted(key),
            "It was not received whole; nothing was changed.",
            "Find out who else writes to the bucket, then run the same command again.")
        .toException();
  }
}
