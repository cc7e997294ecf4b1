package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.BucketRules;
import com.thaloco.releaseconsole.profile.OwnKeys;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The bucket over the S3 API, by the rules of R2 (which every other S3 server takes too). */
public final class S3Bucket implements Bucket {
  private static final String READ_NOTHING = "Nothing was read, and nothing was changed.";

  private final S3Client client;
  private final BucketRules rules;
  private final Limits limits;
  private final String name;
  private final BucketErrors errors;
  private final WritePacing pace;
  private final Absences absences;
  private volatile boolean seen; // the bucket has answered with something of its own

  private S3Bucket(S3Client client, BucketRules rules, Limits limits) {
    this.client = client;
    this.rules = rules;
    this.limits = limits;
    String prefix = rules.prefix().isEmpty() ? "" : "/" + rules.prefix();
    this.name = "s3://%s%s at %s".formatted(rules.bucket(), prefix, rules.endpoint());
    this.errors = new BucketErrors(name);
    this.pace = new WritePacing(limits.between());
    this.absences = new Absences(limits.between());
  }

  /**
   * Opens the profile's bucket; asks it for nothing yet.
   *
   * @param environment where variables and the home folder are looked up for credentials
   * @throws ProblemException when the credentials that the profile names can't be read or used
   */
  public static S3Bucket open(BucketRules rules, Map<String, String> environment) {
    return open(rules, environment, Limits.STANDARD);
  }

  static S3Bucket open(BucketRules rules, Map<String, String> environment, Limits limits) {
    return new S3Bucket(R2Client.open(rules, environment, limits), rules, limits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<ObjectInfo> head(String key) {
    return head(key, silent());
  }

  Optional<ObjectInfo> head(String key, Work work) {
    String full = full(key);
    return absences.ask(full, work, () -> headOnce(key, full, work));
  }

  private Optional<ObjectInfo> headOnce(String key, String full, Work work) {
    String doing = "asking for '" + key + "'";
    try {
      HeadObjectResponse found =
          small(work, () -> client.headObject(ask -> ask.bucket(rules.bucket()).key(full)));
      seen = true;
      return Optional.of(Infos.of(key, found));
    } catch (AwsServiceException e) {
      // HEAD is answered without a body, so the status is all there is: a listing tells the reason.
      if (e.statusCode() == 404) {
        if (!seen) {
          requireList(work, doing);
        }
        return Optional.empty();
      }
      if (e.statusCode() >= 400 && e.statusCode() < 404) {
        requireList(work, doing);
      }
      throw errors.from(e, doing, READ_NOTHING);
    } catch (RuntimeException e) {
      throw errors.from(e, doing, READ_NOTHING);
    }
  }

  private void requireList(Work work, String doing) {
    try {
      small(
          work,
          () ->
              client.listObjectsV2(
                  ask -> ask.bucket(rules.bucket()).maxKeys(1).encodingType(EncodingType.URL)));
      seen = true;
    } catch (RuntimeException e) {
      throw errors.from(e, doing, READ_NOTHING);
    }
  }

  @Override
  public Optional<Download> get(String key, OutputStream sink, Work work) {
    String full = full(key);
    try {
      Optional<Download> got = fetched(key, full, sink, work, Long.MAX_VALUE);
      seen |= got.isPresent();
      return got;
    } catch (RuntimeException e) {
      throw errors.from(
          e, "reading '" + key + "'", "It was not received whole; nothing was changed.");
    }
  }

  @Override
  public Optional<SmallObject> read(String key, int limit) {
    String full = full(key);
    var sink = new ByteArrayOutputStream();
    try {
      Optional<Download> got = fetched(key, full, sink, silent(), limit);
      seen |= got.isPresent();
      return got.map(d -> new SmallObject(d.info(), sink.toByteArray(), d.sha256()));
    } catch (RuntimeException e) {
      throw errors.from(e, "reading '" + key + "'", READ_NOTHING);
    }
  }

  private Optional<Download> fetched(
      String key, String full, OutputStream sink, Work work, long most) {
    return absences.ask(
        full,
        work,
        () -> new Fetch(client, rules.bucket(), full, key, limits).into(sink, work, most));
  }

  @Override
  public void list(String prefix, Consumer<? super ObjectInfo> each, Work work) {
    var all = new ArrayList<ObjectInfo>();
    pages(
        prefix,
        page -> {
          all.addAll(page);
          work.moved(all.size(), -1);
        },
        work);
    // R2 asks its clients to sort, and an order across pages is known only at the end.
    all.sort(Comparator.comparing(ObjectInfo::key, ObjectRules.KEY_ORDER));
    for (ObjectInfo info : all) {
      work.checkpoint();
      each.accept(info);
    }
  }

  @Override
  public void pages(String prefix, Consumer<? super List<ObjectInfo>> each, Work work) {
    Optional<String> token = Optional.empty();
    do {
      work.checkpoint();
      ListObjectsV2Response page = page(prefix, token, work);
      each.accept(Listings.objects(page, root(), prefix, name));
      token = Listings.next(page, token, name);
    } while (token.isPresent());
  }

  private ListObjectsV2Response page(String prefix, Optional<String> token, Work work) {
    try {
      ListObjectsV2Response page =
          small(
              work,
              () ->
                  client.listObjectsV2(ask -> {
                    // XML can't carry every key; the SDK decodes what says that it is encoded.
                    ask.bucket(rules.bucket())
                        .prefix(root() + prefix)
                        .encodingType(EncodingType.URL);
                    token.ifPresent(ask::continuationToken);
                  }));
      seen = true;
      return page;
    } catch (RuntimeException e) {
      String what = prefix.isEmpty() ? "listing it" : "listing '" + prefix + "'";
      throw errors.from(e, what, READ_NOTHING);
    }
  }

  /** Tokens may lack the right to list them, and some stores do not know the question. */
  @Override
  public Optional<List<UnfinishedUpload>> unfinishedUploads(Work work) {
    try {
      ListMultipartUploadsResponse found =
          small(
              work,
              () ->
                  client.listMultipartUploads(ask ->
                      ask.bucket(rules.bucket()).prefix(root()).encodingType(EncodingType.URL)));
      return Optional.of(
          found.uploads().stream()
              .map(upload ->
                  new UnfinishedUpload(
                      Listings.below(upload.key(), root(), name), Infos.time(upload.initiated())))
              .toList());
    } catch (AwsServiceException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw errors.from(e, "asking for unfinished uploads", READ_NOTHING);
    }
  }

  @Override
  public byte[] range(ObjectInfo info, long from, int length, Work work) {
    String doing = "reading a part of '" + info.key() + "'";
    try {
      return new RangeRead(client, rules.bucket(), full(info.key()), limits)
          .read(info, from, length, work);
    } catch (RuntimeException e) {
      throw errors.from(e, doing, READ_NOTHING);
    }
  }

  @Override
  public Written put(String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
    String full = root() + key;
    ObjectRules.requireKey(full);
    ObjectRules.requireHeaders(headers);
    String doing = "writing '" + key + "'";
    String notDone =
        "It is not known whether '%s' was written; nothing else was changed.".formatted(key);
    BodySlice whole = Bodies.measured(key, body);
    long part = Bodies.partFor(key, whole, condition, limits);
    try {
      return paced(
          full,
          work,
          () -> {
            Written written =
                part > 0
                    ? inParts(full, key, whole, part, headers, condition, work)
                    : atOnce(full, whole, headers, condition, work);
            if (written instanceof Written.Refused && holds(key, condition, work)) {
              throw new Conflicts.Unfounded();
            }
            return written;
          });
    } catch (BodyFailure e) {
      throw Bodies.unreadable(key, e);
    } catch (Conflicts.Unfounded e) {
      throw Conflicts.unfounded(name, key, condition).toException();
    } catch (AwsServiceException e) {
      // An answer in words means that nothing landed, unless the server itself broke down.
      throw errors.from(
          e, doing, e.statusCode() >= 500 ? notDone : "'%s' was not written.".formatted(key));
    } catch (RuntimeException e) {
      Bodies.requireUnchanged(key, body, whole);
      throw errors.from(e, doing, notDone);
    }
  }

  private Written atOnce(
      String full, BodySlice whole, ObjectHeaders headers, Condition condition, Work work) {
    var meter = new TransferMeter(work, whole.size());
    PutObjectRequest.Builder ask =
        PutObjectRequest.builder()
            .bucket(rules.bucket())
            .key(full)
            .contentType(headers.contentType())
            .cacheControl(headers.cacheControl())
            .metadata(headers.metadata())
            .contentMD5(Bodies.md5(whole));
    switch (condition) {
      case Condition.Absent() -> ask.ifNoneMatch("*");
      case Condition.Matches(String etag) -> ask.ifMatch(etag);
    }
    try {
      String etag =
          Parts.send(
              work,
              meter,
              limits,
              () -> Infos.etag(client.putObject(ask.build(), whole.request()).eTag(), name));
      seen = true;
      return new Written.Stored(etag);
    } catch (AwsServiceException e) {
      if (Conflicts.refused(e, condition)) {
        return new Written.Refused();
      }
      throw e;
    }
  }

  private Written inParts(
      String full,
      String key,
      BodySlice whole,
      long part,
      ObjectHeaders headers,
      Condition condition,
      Work work) {
    // The server judges the condition only at the end: a look now may spare the whole upload.
    if (!holds(key, condition, work)) {
      return new Written.Refused();
    }
    return parts(full).put(whole, part, headers, condition, work);
  }

  @Override
  public boolean judgesParts(String key, Work work) {
    String full = root() + key;
    try {
      return paced(full, work, () -> parts(full).areJudged(work));
    } catch (RuntimeException e) {
      throw errors.from(e, "trying an upload in parts", "Only '%s' was written.".formatted(key));
    }
  }

  private Parts parts(String full) {
    return new Parts(client, rules.bucket(), full, name, limits);
  }

  private <T> T paced(String full, Work work, Supplier<T> write) {
    // What serves a bucket on this machine has no such limit, or says so: a probe does not wait.
    boolean free = rules.isLoopback() && full.startsWith(root() + OwnKeys.PROBE);
    return free ? Conflicts.outlast(work, limits.between(), write) : pace.write(full, work, write);
  }

  private boolean holds(String key, Condition condition, Work work) {
    Optional<ObjectInfo> there = head(key, work);
    return switch (condition) {
      case Condition.Absent() -> there.isEmpty();
      case Condition.Matches(String etag) -> there.filter(o -> o.etag().equals(etag)).isPresent();
    };
  }

  @Override
  public void delete(String key) {
    String full = full(key);
    absences.removed(full);
    Work work = silent();
    try {
      // R2 counts writes, not removals: none is waited with, but one that is sent back is repeated.
      Conflicts.outlast(
          work,
          limits.between(),
          () ->
              small(work, () -> client.deleteObject(ask -> ask.bucket(rules.bucket()).key(full))));
      seen = true;
    } catch (AwsServiceException e) {
      if (BucketErrors.code(e).equals("NoSuchKey")) {
        return;
      }
      throw errors.from(e, "deleting '" + key + "'", "'%s' was not deleted.".formatted(key));
    } catch (RuntimeException e) {
      throw errors.from(
          e, "deleting '" + key + "'", "It is not known whether '%s' was deleted.".formatted(key));
    } finally {
      pace.after(full);
    }
  }

  private <T> T small(Work work, Callable<T> call) {
    return SdkCall.run(
        work,
        SdkCall.after(limits.small()),
        "no answer within %d s".formatted(limits.small().toSeconds()),
        call);
  }

  /** For calls of the port that have no run of their own. */
  private static Work silent() {
    return Run.of(event -> {}).at(new StepId("bucket"));
  }

  private String root() {
    return rules.prefix().isEmpty() ? "" : rules.prefix() + "/";
  }

  private String full(String key) {
    ObjectRules.requireAddressable(key);
    return root() + key;
  }

  @Override
  public void close() {
    client.close();
  }
}
