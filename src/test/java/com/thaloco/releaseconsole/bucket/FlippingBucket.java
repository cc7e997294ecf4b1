package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** A bucket from which some reads of one object arrive with a changed digit, under its own ETag. */
public final class FlippingBucket implements Bucket {
  private final Bucket inner;
  private final String key;
  private final IntPredicate which;
  private final boolean loses;
  private int reads;

  /**
   * @param which of the reads arrive changed, from 1
   */
  public FlippingBucket(Bucket inner, String key, IntPredicate which) {
    this(inner, key, which, false);
  }

  private FlippingBucket(Bucket inner, String key, IntPredicate which, boolean loses) {
    this.inner = inner;
    this.key = key;
    this.which = which;
    this.loses = loses;
  }

  /** One from which some reads are answered as if the object were not there. */
  static FlippingBucket losing(Bucket inner, String key, IntPredicate which) {
    return new FlippingBucket(inner, key, which, true);
  }

  /** How often the object was read. */
  public int reads() {
    return reads;
  }

  @Override
  public Optional<SmallObject> read(String asked, int limit) {
    Optional<SmallObject> object = inner.read(asked, limit);
    if (!asked.equals(key) || !which.test(++reads)) {
      return object;
    }
    if (loses) {
      return Optional.empty();
    }
    return object.map(right -> {
      byte[] bytes = right.bytes().clone();
      int at = reads - 1; // another place each time, so that no two reads are alike
      for (int i = 0, digits = 0; i < bytes.length; i++) {
        if (Character.isDigit(bytes[i]) && digits++ == at) {
          bytes[i] = (byte) (bytes[i] == '0' ? '1' : '0');
        }
      }
      return new SmallObject(right.info(), bytes, Hashes.sha256(bytes));
    });
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Optional<ObjectInfo> head(String asked) {
    return inner.head(asked);
  }

  @Override
  public Optional<Download> get(String asked, OutputStream sink, Work work) {
    return inner.get(asked, sink, work);
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
  public Written put(
      String asked, Body body, ObjectHeaders headers, Condition condition, Work work) {
    return inner.put(asked, body, headers, condition, work);
  }

  @Override
  public void delete(String asked) {
    inner.delete(asked);
  }

  @Override
  public void close() {
    inner.close();
  }
}
