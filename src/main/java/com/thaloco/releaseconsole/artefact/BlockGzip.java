package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;

/**
 * Gzip in one member, deflated on all cores as pigz does: blocks of a fixed size, each with the 32
 * KiB before it as its dictionary and ended by a sync flush. Where blocks end depends on the data
 * alone, so the bytes are the same on any number of cores.
 *
 * <p>While a batch of blocks is deflated, the batch before it is written. Two batches are in
 * memory.
 */
final class BlockGzip extends OutputStream {
  static final int BLOCK = 128 * 1024;
  private static final int BATCH = 8;

  /** As {@code gzip -n} writes it: no name, no time, the OS byte says Unix. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

  private final OutputStream out;
  private final Work work;
  private final CRC32 crc = new CRC32();
  private List<GzipBlock> filling = batch();
  private List<GzipBlock> deflated = batch();
  private int full; // blocks of `filling` that have all their data; the one after them takes more
  private int ready; // blocks of `deflated` that are still to be written
  private long size;
  private boolean ended;

  /** The stream below is written from other threads too, but never from two at once. */
  BlockGzip(OutputStream out, Work work) throws IOException {
    this.out = out;
    this.work = work;
    out.write(HEADER);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    crc.update(bytes, offset, length);
    size += length;
    for (int done = 0; done < length; ) {
      GzipBlock block = filling.get(full);
      int taken = block.take(bytes, offset + done, length - done);
      done += taken;
      if (block.isFull()) {
        nextBlock();
      }
    }
  }

  private void nextBlock() throws IOException {
    GzipBlock before = filling.get(full++);
    if (full == BATCH) {
      deflateBatch(false);
    }
    filling.get(full).begin(before);
  }

  /** Deflates what is full, and at the end also the block that is not; writes the batch before. */
  private void deflateBatch(boolean last) throws IOException {
    int count = last ? full + 1 : full;
    List<Callable<Boolean>> parts = new ArrayList<>();
    parts.add(this::writeDeflated);
    for (int i = 0; i < count; i++) {
      GzipBlock block = filling.get(i);
      boolean finish = last && i == count - 1;
      parts.add(() -> block.deflate(finish));
    }
    work.checkpoint();
    try {
      work.all(parts);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<GzipBlock> written = deflated;
    deflated = filling;
    filling = written;
    ready = count;
    full = 0;
  }

  private boolean writeDeflated() {
    try {
      for (int i = 0; i < ready; i++) {
        deflated.get(i).writeTo(out);
      }
      ready = 0;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the stream without closing the one below. */
  void end() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    deflateBatch(true);
    try {
      writeDeflated();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writeLittleEndian(crc.getValue());
    writeLittleEndian(size);
  }

  private void writeLittleEndian(long value) throws IOException {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >>> shift));
    }
  }

  /** Frees what the blocks hold outside the heap. What was not ended stays unfinished. */
  @Override
  public void close() {
    filling.forEach(GzipBlock::free);
    deflated.forEach(GzipBlock::free);
  }

  private static List<GzipBlock> batch() {
    List<GzipBlock> blocks = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      blocks.add(new GzipBlock());
    }
    return List.copyOf(blocks);
  }
}
