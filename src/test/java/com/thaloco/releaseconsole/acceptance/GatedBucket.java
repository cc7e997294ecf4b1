package com.thaloco.releaseconsole.acceptance;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A bucket whose writes pass a gate; what landed is noted. */
public final class GatedBucket implements Bucket {
  /** What happens around a write. */
  public interface Gate {
    Written put(String key, Write write);
  }

  /** The write itself; each call tries it once. */
  public interface Write {
    Written now();
  }

  private final Bucket inner;
  private final Gate gate;
  private final List<String> landed = new CopyOnWriteArrayList<>();

  public GatedBucket(Bucket inner, Gate gate) {
    this.inner = inner;
    this.gate = gate;
  }

  /** The keys that were written, in order, without probes. */
  public List<String> landed() {
    return landed.stream().filter(key -> !key.startsWith(".probe/")).toList();
  }

  @Override
  public Written put(String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
    return gate.put(
        key,
        () -> {
          Written written = inner.put(key, body, headers, condition, work);
          if (written instanceof Written.Stored) {
            landed.add(key);
          }
          return written;
        });
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Optional<ObjectInfo> head(String key) {
    return inner.head(key);
  }

  @Override
  public Optional<Download> get(String key, OutputStream sink, Work work) {
    return inner.get(key, sink, work);
  }

  @Override
  public Optional<SmallObject> read(String key, int limit) {
    return inner.read(key, limit);
  }

  @Override
  public void list(String prefix, Consumer<? super ObjectInfo> each, Work work) {
    inner.list(prefix, each, work);
  }

  @Override
  public void delete(String key) {
    inner.delete(key);
  }

  @Override
  public void close() {
    inner.close();
  }
}
