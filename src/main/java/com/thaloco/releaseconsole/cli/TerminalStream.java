package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Printable;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or standard error as every command gets it: the one place through which text
 * reaches the terminal. Whatever it holds (a changelog, a catalog, the comment of an archive, the
 * output of a build), it moves no cursor, sets no title and hides nothing; colours stay. Only this
 * program's own progress goes past it.
 */
final class TerminalStream extends PrintStream {
  private final PrintStream target;

  TerminalStream(PrintStream target) {
    super(new Lines(target), true, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** What is left goes out; the target stays open. */
  @Override
  public void close() {
    flush();
  }

  /** Prints a control sequence of our own. */
  void control(String sequence) {
    flush();
    target.print(sequence);
    target.flush();
  }

  /** Collects bytes, and passes on whole lines; or what there is, when it is asked to. */
  private static final class Lines extends OutputStream {
    private final PrintStream target;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(PrintStream target) {
      this.target = target;
    }

    @Override
    public synchronized void write(int b) {
      line.write(b);
      if (b == '\n') {
        flush();
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        write(bytes[i]);
      }
    }

    @Override
    public synchronized void flush() {
      target.print(Printable.coloured(line.toString(StandardCharsets.UTF_8)));
      target.flush();
      line.reset();
    }
  }
}
