package com.thaloco.releaseconsole.artefact;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/** One block of {@link BlockGzip}: its data, the dictionary before it, and what they deflate to. */
final class GzipBlock {
  private static final int DICTIONARY = 32 * 1024;

  private final byte[] data = new byte[BlockGzip.BLOCK];
  private final byte[] dictionary = new byte[DICTIONARY];

  /** Larger than zlib's bound for incompressible data, so that one call flushes everything. */
  private final byte[] output = new byte[BlockGzip.BLOCK + BlockGzip.BLOCK / 16];

  /** The level of gzip without options. */
  private final Deflater deflater = new Deflater(6, true);

  private int length;
  private int dictionaryLength;
  private int outputLength;

  /** Empties this block; the end of the full block before it becomes its dictionary. */
  void begin(GzipBlock before) {
    System.arraycopy(before.data, before.length - DICTIONARY, dictionary, 0, DICTIONARY);
    dictionaryLength = DICTIONARY;
    length = 0;
  }

  int take(byte[] bytes, int offset, int count) {
    int taken = Math.min(count, data.length - length);
    System.arraycopy(bytes, offset, data, length, taken);
    length += taken;
    return taken;
  }

  boolean isFull() {
    return length == data.length;
  }

  /** Deflates the data; {@code last} ends the whole deflate stream. */
  boolean deflate(boolean last) {
    deflater.reset();
    if (dictionaryLength > 0) {
      deflater.setDictionary(dictionary, 0, dictionaryLength);
    }
    deflater.setInput(data, 0, length);
    if (last) {
      deflater.finish();
    }
    outputLength =
        deflater.deflate(output, 0, output.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
    if (outputLength == output.length || !deflater.needsInput()) {
      throw new IllegalStateException("a block did not fit the space that zlib promises");
    }
    return true;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(output, 0, outputLength);
  }

  void free() {
    deflater.end();
  }
}
