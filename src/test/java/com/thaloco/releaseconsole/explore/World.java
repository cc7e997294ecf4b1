package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.source.RefResult;
import com.thaloco.releaseconsole.source.RemoteRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What all maintainers and clients share: the bucket's objects, the remote's refs, and the time.
 */
final class World {
  /** In the middle of a second: the bucket tells times in whole seconds. */
  static final Instant BEGIN = Instant.parse("2026-05-14T12:00:00.500Z");

  private final TreeMap<String, Stored> objects;
  private final Map<String, Stored> before = new HashMap<>();
  private final TreeMap<String, RemoteRef> refs;
  private Instant now;
  private long digest;

  World() {
    this(new TreeMap<>(), new TreeMap<>(), BEGIN, 0);
  }

  private World(
      TreeMap<String, Stored> objects, TreeMap<String, RemoteRef> refs, Instant now, long digest) {
    this.objects = objects;
    this.refs = refs;
    this.now = now;
    this.digest = digest;
  }

  World copy() {
    var copy = new World(new TreeMap<>(objects), new TreeMap<>(refs), now, digest);
    copy.before.putAll(before);
    return copy;
  }

  /** Tells it from any other world, but for its time. */
  long digest() {
    return digest;
  }

  Instant now() {
    return now;
  }

  void advance(Instant to) {
    now = to.isAfter(now) ? to : now;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  // ---- The bucket

  Optional<Stored> object(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** An object as it was before its last write. */
  Optional<Stored> before(String key) {
    return Optional.ofNullable(before.get(key));
  }

  Collection<Stored> objects() {
    return objects.values();
  }

  List<ObjectInfo> list(String prefix) {
    return objects.tailMap(prefix, true).values().stream()
        .takeWhile(each -> each.info().key().startsWith(prefix))
        .map(Stored::listed)
        .toList();
  }

  Written put(Upload upload) {
    Optional<Stored> there = object(upload.key());
    boolean holds =
        switch (upload.condition()) {
          case Condition.Absent() -> there.isEmpty();
          case Condition.Matches(String etag) ->
              there.filter(object -> object.info().etag().equals(etag)).isPresent();
        };
    if (!holds) {
      return new Written.Refused();
    }
    there.ifPresent(object -> {
      digest ^= object.digest();
      before.put(upload.key(), object);
    });
    Stored stored = Stored.of(upload.key(), upload.bytes(), upload.etag(), upload.headers(), now);
    objects.put(upload.key(), stored);
    digest ^= stored.digest();
    return new Written.Stored(upload.etag());
  }

  void delete(String key) {
    Stored there = objects.remove(key);
    digest ^= there == null ? 0 : there.digest();
  }

  // ---- The remote

  List<RemoteRef> refs() {
    return List.copyOf(refs.values());
  }

  Optional<RemoteRef> ref(String name) {
    return Optional.ofNullable(refs.get(name));
  }

  /** Moves, makes or (with an empty {@code to}) deletes a ref, expecting what was there. */
  RefResult move(
      String ref, Optional<String> expected, Optional<String> to, UnaryOperator<String> commitOf) {
    Optional<String> there = ref(ref).map(RemoteRef::id);
    if (!there.equals(expected)) {
      return new RefResult.Differs(there);
    }
    there.ifPresent(id -> digest ^= Digest.of(Digest.of(ref), Digest.of(id)));
    refs.remove(ref);
    to.ifPresent(id -> {
      refs.put(ref, new RemoteRef(ref, id, commitOf.apply(id)));
      digest ^= Digest.of(Digest.of(ref), Digest.of(id));
    });
    return new RefResult.Updated();
  }
}
