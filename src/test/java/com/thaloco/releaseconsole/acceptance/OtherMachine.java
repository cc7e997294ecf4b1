package com.thaloco.releaseconsole.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A maintainer's other machine: a clone of the remote, with the profile. */
final class OtherMachine {
  private OtherMachine() {}

  /** Clones into this folder, once. */
  static Path clone(Stage stage, Path clone) {
    if (Files.exists(clone)) {
      return clone;
    }
    Tool.here().run("git", "clone", "-q", stage.remote().toString(), clone.toString());
    try {
      Files.copy(
          stage.repo().resolve(".release-console.yaml"), clone.resolve(".release-console.yaml"));
      Files.writeString(clone.resolve(".git/info/exclude"), ".release-console.yaml\n");
      return clone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
