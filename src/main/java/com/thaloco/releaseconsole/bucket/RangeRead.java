package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Reads one piece of one very object (If-Match); a body that breaks off is asked for again. */
final class RangeRead {
  private final S3Client client;
  private final String bucket;
  private final String full;
  private final Limits limits;

  RangeRead(S3Client client, String bucket, String full, Limits limits) {
    this.client = client;
    this.bucket = bucket;
    this.full = full;
    this.limits = limits;
  }

  byte[] read(ObjectInfo info, long from, int length, Work work) {
    int wanted = (int) Math.clamp(info.size() - from, 0, length);
    if (wanted == 0) {
      return new byte[0];
    }
    GetObjectRequest ask =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(full)
            .ifMatch(info.etag())
            .range("bytes=%d-%d".formatted(from, from + wanted - 1))
            .build();
    int silences = 0;
    for (int left = limits.attempts(); ; left--) {
      try {
        return SdkCall.run(
            work,
            SdkCall.after(limits.small()),
            "no answer within %d s".formatted(limits.small().toSeconds()),
            () -> once(ask, wanted));
      } catch (UncheckedIOException e) {
        silences += e.getCause() instanceof SocketTimeoutException ? 1 : 0;
        if (left == 1 || silences == Limits.SILENCES) {
          throw e;
        }
      } catch (AwsServiceException e) {
        if (e.statusCode() == 412 || e.statusCode() == 404) {
          throw Fetch.changed(info.key());
        }
        throw e;
      }
    }
  }

  private byte[] once(GetObjectRequest ask, int wanted) {
    try (var in = client.getObject(ask)) {
      byte[] bytes = in.readNBytes(wanted);
      if (bytes.length < wanted) {
        throw new IOException("the body ended after %d bytes".formatted(bytes.length));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
