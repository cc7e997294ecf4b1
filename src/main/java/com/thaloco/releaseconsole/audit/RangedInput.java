package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import java.io.InputStream;

/**
 * An object as a stream that is read only as far as someone asks, a block at a time, all from the
 * very same object.
 */
final class RangedInput extends InputStream {
  private static final int FIRST = 64 * 1024;
  private static final int MOST = 4 << 20;

  private final Bucket bucket;
  private final ObjectInfo info;
  private final Work work;
  private byte[] block = new byte[0];
  private int next;
  private long fetched;
  private int length = FIRST;

  RangedInput(Bucket bucket, ObjectInfo info, Work work) {
    this.bucket = bucket;
    this.info = info;
    this.work = work;
  }

  @Override
  public int read() {
    return fill() ? block[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int copied = Math.min(count, block.length - next);
    System.arraycopy(block, next, into, offset, copied);
    next += copied;
    return copied;
  }

  /** Blocks grow, so that a glance costs little and a whole object few requests. */
  private boolean fill() {
    if (next < block.length) {
      return true;
    }
    if (fetched >= info.size()) {
      return false;
    }
    work.checkpoint();
    block = bucket.range(info, fetched, length, work);
    fetched += block.length;
    next = 0;
    length = Math.min(MOST, length * 4);
    return block.length > 0;
  }
}
