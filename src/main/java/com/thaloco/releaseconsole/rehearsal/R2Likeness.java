package com.thaloco.releaseconsole.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes the embedded store as strict as R2: writes of one key come one after the other, so that a
 * condition is judged and carried out in one go (the store itself looks first and writes later);
 * and, where asked for, a second write of a key within a second is refused, and so are unequal
 * parts.
 */
final class R2Likeness extends ForwardingBlobStore {
  private static final long SECOND = 1_000_000_000L;
  private static final int REMEMBERED = 4096;
  private static final int IN_MEMORY = 16 * 1024 * 1024;
  private static final long LEAST_PART = 5L * 1024 * 1024;

  private final boolean strict;
  private final List<ReentrantLock> locks =
      IntStream.range(0, 64).mapToObj(i -> new ReentrantLock()).toList();
  private final Map<String, Long> written = new LinkedHashMap<>(); // nanoTime; guarded by itself

  R2Likeness(BlobStore store, boolean strict) {
    super(store);
    this.strict = strict;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    Long length = request.contentLength();
    // Received before the lock is taken: a slow sender holds no one up.
    InputStream body =
        length != null && length <= IN_MEMORY ? received(payload, length.intValue()) : payload;
    return oneByOne(request.bucket(), request.key(), () -> super.putBlob(request, body));
  }

  private static InputStream received(InputStream payload, int length) {
    try {
      // One byte more than promised makes the server's own checks at the end of the body happen.
      byte[] bytes = payload.readNBytes(length + 1);
      if (bytes.length != length) {
        throw new IOException(
            "the body ended after %d of %d bytes".formatted(bytes.length, length));
      }
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return oneByOne(
        request.destinationBucket(), request.destinationKey(), () -> super.copyBlob(request));
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    ReentrantLock lock = lock(request.bucket(), request.key());
    lock.lock();
    try {
      return super.removeBlob(request);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    if (strict) {
      requireEqualParts(delegate().listMultipartUpload(upload));
    }
    return oneByOne(
        upload.containerName(),
        upload.blobName(),
        () -> super.completeMultipartUpload(upload, request));
  }

  private static void requireEqualParts(List<Part> parts) {
    List<Part> before = parts.subList(0, Math.max(0, parts.size() - 1));
    boolean equal = before.stream().map(Part::size).distinct().count() <= 1;
    boolean large = before.stream().allMatch(part -> part.size() >= LEAST_PART);
    boolean last = before.isEmpty() || parts.getLast().size() <= before.getFirst().size();
    if (!equal || !last) {
      throw refusal(400, "InvalidPart", "All non-trailing parts must have the same length.");
    }
    if (!large) {
      throw refusal(400, "EntityTooSmall", "A part is smaller than 5 MiB.");
    }
  }

  private <T> T oneByOne(String container, String key, Supplier<T> write) {
    ReentrantLock lock = lock(container, key);
    lock.lock();
    try {
      String name = container + "/" + key;
      if (strict && writtenJustNow(name)) {
        throw refusal(429, "TooManyRequests", "Reduce your rate of requests for this object.");
      }
      T answer = write.get();
      remember(name);
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(String container, String key) {
    return locks.get(Math.floorMod((container + "/" + key).hashCode(), locks.size()));
  }

  private boolean writtenJustNow(String name) {
    synchronized (written) {
      Long at = written.get(name);
      return at != null && System.nanoTime() - at < SECOND;
    }
  }

  private void remember(String name) {
    synchronized (written) {
      written.remove(name);
      written.put(name, System.nanoTime());
      if (written.size() > REMEMBERED) {
        written.remove(written.keySet().iterator().next());
      }
    }
  }

  private static RuntimeException refusal(int status, String code, String message) {
    return S3Exception.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
