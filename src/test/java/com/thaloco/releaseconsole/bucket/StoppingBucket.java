package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a run be stopped right after its first write has landed. */
record StoppingBucket(Bucket inner, Run run) implements Bucket {
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
  public Written put(String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
    Written written = inner.put(key, body, headers, condition, work);
    run.stop();
    return written;
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
