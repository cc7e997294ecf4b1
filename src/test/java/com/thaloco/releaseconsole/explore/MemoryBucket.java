package com.thaloco.releaseconsole.explore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * The bucket in memory, with the conditions and ETags of S3 and R2: MemoryBucketTest holds it to
 * what the real one does.
 */
final class MemoryBucket implements Bucket {
  private static final String BUCKET = "bucket:";

  private final PortGate gate;
  private final Switches switches;
  private final BinaryOperator<String> repeatable;
  private final Duration between;
  private final Map<String, Instant> written = new HashMap<>();

  /** One that may be written at any rate. */
  MemoryBucket(PortGate gate) {
    this(gate, Switches.NONE, (_, text) -> text, Duration.ZERO);
  }

  /**
   * @param repeatable what is sent in the place of a text in which chance had a part, by its key
   * @param between the least time between two writes of one key, as R2 wants it
   */
  MemoryBucket(
      PortGate gate, Switches switches, BinaryOperator<String> repeatable, Duration between) {
    this.between = between;
    this.gate = gate;
    this.switches = switches;
    this.repeatable = repeatable;
  }

  static String place(String key) {
    return BUCKET + key;
  }

  @Override
  public String name() {
    return "the bucket in memory";
  }

  @Override
  public Optional<ObjectInfo> head(String key) {
    return object(Op.Kind.HEAD, key).map(Stored::info);
  }

  @Override
  public Optional<Download> get(String key, OutputStream sink, Work work) {
    Optional<Stored> there = object(Op.Kind.READ, key);
    there.ifPresent(object -> write(object.bytes(), sink));
    return there.map(object -> new Download(object.info(), object.bytes().length, object.sha256()));
  }

  static void write(byte[] bytes, OutputStream sink) {
    try {
      sink.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<SmallObject> read(String key, int limit) {
    Optional<Stored> there = object(Op.Kind.READ, key);
    if (there.filter(object -> object.bytes().length > limit).isPresent()) {
      throw Problem.refused(
              "bucket.too-large", "'%s' is too large.".formatted(key), "It was not read.", "Look.")
          .toException();
    }
    return there.map(
        object -> new SmallObject(object.info(), object.bytes().clone(), object.sha256()));
  }

  private Optional<Stored> object(Op.Kind kind, String key) {
    if (switches.hides(key)) {
      return Optional.empty();
    }
    return gate.<Optional<Stored>>pass(
        new Op<>(
            kind,
            place(key),
            false,
            world -> world.object(key),
            there -> there.map(Stored::digest).orElse(1L)));
  }

  @Override
  public void list(String prefix, Consumer<? super ObjectInfo> each, Work work) {
    List<ObjectInfo> found =
        gate.pass(
            new Op<>(
                Op.Kind.LIST,
                place(prefix),
                false,
                world -> world.list(prefix),
                infos ->
                    infos.stream()
                        .mapToLong(info ->
                            Digest.of(
                                Digest.of(info.key() + info.etag()),
                                info.modified().getEpochSecond()))
                        .reduce(1, Digest::of)));
    found.forEach(each);
  }

  @Override
  public Written put(String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
    if (switches.hides(key)) {
      return new Written.Stored("\"hidden\"");
    }
    pace(key, work);
    boolean again = body instanceof Body.Bytes bytes && bytes.again();
    Upload upload = switches.changed(Upload.of(key, bytes(key, body), again, headers, condition));
    return gate.pass(
        new Op<>(
            Op.Kind.PUT,
            place(key),
            true,
            world -> world.put(upload),
            written -> written instanceof Written.Stored(String etag) ? Digest.of(etag) : 2));
  }

  private void pace(String key, Work work) {
    if (between.isZero()) {
      return;
    }
    Duration left =
        Duration.between(work.now(), written.getOrDefault(key, Instant.EPOCH).plus(between));
    if (left.isPositive()) {
      work.pause(left);
    }
    written.put(key, work.now());
  }

  private byte[] bytes(String key, Body body) {
    try {
      return switch (body) {
        case Body.Bytes bytes ->
            repeatable.apply(key, new String(bytes.bytes(), ISO_8859_1)).getBytes(ISO_8859_1);
        case Body.File file -> Files.readAllBytes(file.path());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(String key) {
    gate.pass(
        new Op<>(
            Op.Kind.DELETE,
            place(key),
            true,
            world -> {
              world.delete(key);
              return true;
            },
            _ -> 3));
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
