package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.ui.kit.Motion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the window remembers of its user: theme, text size, motion, recent projects and the key file
 * (its path, never more). A file that can't be read is left as it is, and the defaults hold.
 */
public final class Preferences {
  private static final int FORMAT = 1;
  private static final int RECENT = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The file's form. */
  private record Stored(
      int format,
      boolean dark,
      int textPercent,
      boolean reduceMotion,
      List<String> recent,
      Optional<String> key) {}

  private final Path file;
  private Stored stored;

  private Preferences(Path file, Stored stored) {
    this.file = file;
    this.stored = stored;
  }

  /**
   * Reads them.
   *
   * @param folder the folder of the user's settings
   */
  public static Preferences read(Path folder) {
    Path file = folder.resolve("window.json");
    var defaults = new Stored(FORMAT, false, 100, false, List.of(), Optional.empty());
    try {
      return new Preferences(
          file,
          Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Stored.class) : defaults);
    } catch (IOException | JacksonException e) {
      return new Preferences(file, defaults);
    }
  }

  void apply(Look look) {
    look.darkProperty().set(stored.dark());
    look.percentProperty().set(stored.textPercent());
    Motion.reducedProperty().set(stored.reduceMotion());
  }

  /** Keeps how the window looks now. */
  void keep(Look look) {
    save(
        new Stored(
            FORMAT,
            look.darkProperty().get(),
            look.percentProperty().get(),
            Motion.isReduced(),
            stored.recent(),
            stored.key()));
  }

  /** The projects that were opened last, newest first, as far as they are still there. */
  List<Path> recent() {
    return stored.recent().stream().map(Path::of).filter(Files::isDirectory).toList();
  }

  void opened(Path repository) {
    var recent = new ArrayList<String>();
    recent.add(repository.toString());
    stored.recent().stream().filter(other -> !recent.contains(other)).forEach(recent::add);
    save(
        new Stored(
            FORMAT,
            stored.dark(),
            stored.textPercent(),
            stored.reduceMotion(),
            List.copyOf(recent.subList(0, Math.min(RECENT, recent.size()))),
            stored.key()));
  }

  /** The signing key file that the user chose. */
  Optional<Path> key() {
    return stored.key().filter(path -> !path.isBlank()).map(Path::of);
  }

  void key(Optional<Path> path) {
    save(
        new Stored(
            FORMAT,
            stored.dark(),
            stored.textPercent(),
            stored.reduceMotion(),
            stored.recent(),
            path.map(Path::toString)));
  }

  private void save(Stored now) {
    stored = now;
    PrivateFiles.write(file, JSON.writeValueAsString(now).getBytes(StandardCharsets.UTF_8));
  }
}
