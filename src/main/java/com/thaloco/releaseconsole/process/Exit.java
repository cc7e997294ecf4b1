package com.thaloco.releaseconsole.process;

import java.util.List;

/**
 * How a child ended.
 *
 * @param code the exit code; 128 + n for signal n
 * @param out what it wrote on standard output, cut at 1 MB
 * @param tail the last lines of both outputs, at most 200
 */
public record Exit(int code, String out, List<String> tail) {
  public Exit {
    tail = List.copyOf(tail);
  }

  /** Whether it ended with 0. */
  public boolean ok() {
    return code == 0;
  }
}
