package com.thaloco.releaseconsole.audit;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A bucket whose writes pass a gate, at which its user may die or someone else be faster. */
final class DyingBucket implements Bucket {
  /** What a killed process leaves behind: nothing more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What happens around a write. */
  interface Gate {
    void pass(String key, Runnable write);
  }

  private final Bucket inner;
  private final Gate gate;

  DyingBucket(Bucket inner, Gate gate) {
    this.inner = inner;
    this.gate = gate;
  }

  /**
   * Its user dies.
   *
   * @param at around which write, from 1
   * @param landed whether that write reaches the bucket
   */
  static DyingBucket at(Bucket inner, int at, boolean landed) {
    var writes = new AtomicInteger();
    return new DyingBucket(
        inner,
        (key, write) -> {
          boolean now = writes.incrementAndGet() == at;
          if (!now || landed) {
            write.run();
          }
          if (now) {
            throw new Killed();
          }
        });
  }

  @Override
  public Written put(String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
    var written = new AtomicReference<Written>();
    gate.pass(key, () -> written.set(inner.put(key, body, headers, condition, work)));
    return written.get();
  }

  @Override
  public void delete(String key) {
    gate.pass(key, () -> inner.delete(key));
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
  public void pages(String prefix, Consumer<? super List<ObjectInfo>> each, Work work) {
    inner.pages(prefix, each, work);
  }

  @Override
  public byte[] range(ObjectInfo info, long from, int length, Work work) {
    return inner.range(info, from, length, work);
  }

  @Override
  public void close() {
    inner.close();
  }
}
