package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes one large object in parts of one size (R2 wants all but the last equal). What does not
 * come to its end is aborted, so that no parts lie around. Our own, since the SDK's transfer
 * manager wants another HTTP client and takes no condition.
 */
final class Parts {
  private static final Duration CLEAN_UP = Duration.ofSeconds(15);

  private final S3Client client;
  private final String bucket;
  private final String full;
  private final String name;
  private final Limits limits;

  /**
   * @param name of the bucket, for people
   */
  Parts(S3Client client, String bucket, String full, String name, Limits limits) {
    this.name = name;
    this.client = client;
    this.bucket = bucket;
    this.full = full;
    this.limits = limits;
  }

  /** Sends a body, or a part of one, for as long as bytes move; the answer has its own time. */
  static <T> T send(Work work, TransferMeter meter, Limits limits, Callable<T> call) {
    // A server that takes the last byte may be silent for each of the attempts: that is not a
    // stall.
    Duration silence = limits.idle().multipliedBy(limits.attempts()).plus(limits.small());
    TransferMeter.Attempt attempt = meter.attempt();
    return SdkCall.run(
        work,
        () -> {
          attempt.breakOffAfter(limits.idle());
          return System.nanoTime() - meter.lastMove() > silence.toNanos();
        },
        "nothing moved for %d s".formatted(silence.toSeconds()),
        () -> ScopedValue.where(TransferMeter.CURRENT, attempt).call(call::call));
  }

  /**
   * Uploads the whole body.
   *
   * @param part the size of each part but the last, in bytes
   */
  Written put(BodySlice whole, long part, ObjectHeaders headers, Condition condition, Work work) {
    String upload = begin(headers, work);
    boolean done = false;
    try {
      List<CompletedPart> sent = sendAll(upload, whole, part, work);
      Written written = complete(upload, sent, condition, work);
      done = written instanceof Written.Stored;
      return written;
    } finally {
      if (!done) {
        abort(upload);
      }
    }
  }

  /** Whether an upload that ends under an ETag that no object has is refused. */
  boolean areJudged(Work work) {
    byte[] bytes = ScratchObject.bytes("parts");
    var whole = new BodySlice(new Body.Bytes(bytes), 0, bytes.length);
    return put(whole, bytes.length, ScratchObject.HEADERS, ScratchObject.NOBODY, work)
        instanceof Written.Refused;
  }

  private String begin(ObjectHeaders headers, Work work) {
    return SdkCall.run(
        work,
        SdkCall.after(limits.small()),
        "no answer to the beginning of the upload",
        () ->
            Infos.given(
                client
                    .createMultipartUpload(ask ->
                        ask.bucket(bucket)
                            .key(full)
                            .contentType(headers.contentType())
                            .cacheControl(headers.cacheControl())
                            .metadata(headers.metadata()))
                    .uploadId(),
                "an id for the upload",
                name));
  }

  private List<CompletedPart> sendAll(String upload, BodySlice whole, long part, Work work) {
    var meter = new TransferMeter(work, whole.size());
    int count = Math.toIntExact(Math.ceilDiv(whole.size(), part));
    var next = new AtomicInteger();
    List<CompletedPart> sent = Collections.synchronizedList(new ArrayList<>());
    Callable<Boolean> lane =
        () -> {
          for (int i; (i = next.getAndIncrement()) < count; ) {
            work.checkpoint();
            long from = i * part;
            var slice = new BodySlice(whole.body(), from, Math.min(part, whole.size() - from));
            sent.add(send(upload, i + 1, slice, meter, work));
          }
          return true;
        };
    work.all(Collections.nCopies(Math.min(limits.lanes(), count), lane));
    return sent.stream().sorted(Comparator.comparing(CompletedPart::partNumber)).toList();
  }

  private CompletedPart send(
      String upload, int number, BodySlice slice, TransferMeter meter, Work work) {
    String md5;
    try {
      md5 = slice.md5();
    } catch (IOException e) {
      throw new BodyFailure(e);
    }
    String etag =
        send(
            work,
            meter,
            limits,
            () ->
                Infos.etag(
                    client
                        .uploadPart(
                            ask ->
                                ask.bucket(bucket)
                                    .key(full)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .contentMD5(md5),
                            slice.request())
                        .eTag(),
                    name));
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private Written complete(
      String upload, List<CompletedPart> sent, Condition condition, Work work) {
    var ask =
        CompleteMultipartUploadRequest.builder()
            .bucket(bucket)
            .key(full)
            .uploadId(upload)
            .multipartUpload(parts -> parts.parts(sent));
    switch (condition) {
      case Condition.Absent() -> ask.ifNoneMatch("*");
      case Condition.Matches(String etag) -> ask.ifMatch(etag);
    }
    // Putting many parts together takes a server a while.
    Duration time = limits.small().multipliedBy(2);
    try {
      String etag =
          SdkCall.run(
              work,
              SdkCall.after(time),
              "no answer to the end of the upload",
              () -> Infos.etag(client.completeMultipartUpload(ask.build()).eTag(), name));
      return new Written.Stored(etag);
    } catch (AwsServiceException e) {
      // NoSuchUpload: an attempt whose answer was lost has ended it. Whoever looks sees our bytes.
      if (Conflicts.refused(e, condition) || BucketErrors.code(e).equals("NoSuchUpload")) {
        return new Written.Refused();
      }
      throw e;
    }
  }

  /**
   * Also after a stop, so it is not part of the run; what can't be removed R2 removes in a week.
   */
  private void abort(String upload) {
    Work own = Run.of(event -> {}).at(new StepId("bucket"));
    try {
      SdkCall.run(
          own,
          SdkCall.after(CLEAN_UP),
          "no answer to the abort of the upload",
          () -> client.abortMultipartUpload(ask -> ask.bucket(bucket).key(full).uploadId(upload)));
    } catch (SdkException | SdkCall.TimeUp e) {
      // The failure that led here is the one to tell.
      own.line("the unfinished upload remains: " + e.getMessage());
    }
  }
}
