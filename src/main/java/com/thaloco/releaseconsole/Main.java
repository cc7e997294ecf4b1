package com.thaloco.releaseconsole;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.cli.Passwords;
import com.thaloco.releaseconsole.process.Proxies;
import com.thaloco.releaseconsole.ui.Desktop;

/** Starts the program. It extends nothing of JavaFX, so that it can start from the class path. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Passwords.takeFromEnvironment();
    Proxies.install(System.getenv());
    System.exit(
        args.length == 0
            ? Desktop.open(System.err)
            : CommandLineFace.run(args, System.out, System.err, Desktop::rehearse));
  }
}
