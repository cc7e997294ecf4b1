package com.thaloco.releaseconsole;

import com.thaloco.releaseconsole.cli.CommandLineFace;

/** Starts the program. It extends nothing of JavaFX, so that it can start from the class path. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(CommandLineFace.run(args, System.out, System.err));
  }
}
