package com.thaloco.releaseconsole.ui.settings;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.ui.kit.Motion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the window remembers of its user: theme, text size, motion, recent projects and the key file
 * (its path, never more). A file that can't be read is reported, and stays as it is: the defaults
 * hold, and nothing is remembered until it is fixed.
 */
public final class Preferences {
  private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
  private static final int FORMAT = 1;
  private static final int RECENT = 8;
  private static final JsonMapper JSON =
      ForeignJson.mapper().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The file's form. */
  private record Stored(
      int format,
      String theme,
      int textPercent,
      boolean reduceMotion,
      boolean highContrast,
      List<String> recent,
      Optional<String> key,
      Optional<WindowPlace> place,
      Map<String, KeptLayout.Kept> layout) {
    static final Stored DEFAULTS =
        new Stored(
            FORMAT,
            "light",
            100,
            false,
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    Stored look(String newTheme, int percent, boolean still, boolean contrast) {
      return new Stored(FORMAT, newTheme, percent, still, contrast, recent, key, place, layout);
    }

    public Stored recent(List<String> projects) {
      return new Stored(
          FORMAT, theme, textPercent, reduceMotion, highContrast, projects, key, place, layout);
    }

    Stored stillThere() {
      return recent(recent.stream().filter(path -> Files.isDirectory(Path.of(path))).toList());
    }

    Stored key(Optional<String> path) {
      return new Stored(
          FORMAT, theme, textPercent, reduceMotion, highContrast, recent, path, place, layout);
    }

    Stored place(WindowPlace now, Map<String, KeptLayout.Kept> sizes) {
      return new Stored(
          FORMAT,
          theme,
          textPercent,
          reduceMotion,
          highContrast,
          recent,
          key,
          Optional.of(now),
          sizes);
    }
  }

  /** One write after the other, beside the FX thread. */
  private static final ExecutorService WRITES =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

  private final Path file;
  private final Optional<Problem> problem;
  private final KeptLayout layout;
  private Stored stored;

  private Preferences(Path file, Stored stored, Optional<Problem> problem) {
    this.file = file;
    this.stored = stored;
    this.layout = new KeptLayout(stored.layout());
    this.problem = problem;
  }

  /**
   * Reads them.
   *
   * @param folder the folder of the user's settings
   */
  public static Preferences read(Path folder) {
    Path file = folder.resolve("window.json");
    try {
      return new Preferences(
          file, Files.exists(file) ? stored(file).stillThere() : Stored.DEFAULTS, Optional.empty());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return new Preferences(file, Stored.DEFAULTS, Optional.of(unreadable(file, e)));
    }
  }

  private static Stored stored(Path file) throws IOException {
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    if (root.path("format").asInt(0) != FORMAT) {
      throw new IOException("it has another format than " + FORMAT);
    }
    var recent = new ArrayList<String>();
    root.path("recent").forEach(path -> recent.add(path.asString()));
    Stored usual = Stored.DEFAULTS;
    String theme = root.path("theme").asString(usual.theme());
    Appearance.Theme.valueOf(theme.toUpperCase(Locale.ROOT));
    int percent = root.path("textPercent").asInt(usual.textPercent());
    if (!Appearance.SIZES.contains(percent)) {
      throw new IOException(
          "textPercent is %d, not one of %s".formatted(percent, Appearance.SIZES));
    }
    return new Stored(
        FORMAT,
        theme,
        percent,
        root.path("reduceMotion").asBoolean(false),
        root.path("highContrast").asBoolean(false),
        List.copyOf(recent),
        root.path("key").asStringOpt().filter(key -> !key.isBlank()),
        place(root.path("place")),
        layout(root.path("layout")));
  }

  private static Optional<WindowPlace> place(JsonNode place) {
    double width = place.path("width").asDouble(0);
    double height = place.path("height").asDouble(0);
    return width < 1 || height < 1
        ? Optional.empty()
        : Optional.of(
            new WindowPlace(
                place.path("x").asDouble(0),
                place.path("y").asDouble(0),
                width,
                height,
                place.path("maximized").asBoolean(false)));
  }

  private static Map<String, KeptLayout.Kept> layout(JsonNode layout) {
    var kept = new HashMap<String, KeptLayout.Kept>();
    layout
        .properties()
        .forEach(control -> {
          var sizes = new ArrayList<Double>();
          control.getValue().path("sizes").forEach(size -> sizes.add(size.asDouble(0)));
          int sorted = control.getValue().path("sorted").asInt(0);
          kept.put(control.getKey(), new KeptLayout.Kept(sizes, sorted));
        });
    return kept;
  }

  private static Problem unreadable(Path file, Exception e) {
    return Problem.input(
            "settings.unreadable",
            "The window's settings %s can't be read.".formatted(file),
            "The file stays unchanged; the default settings are used, and changes are not kept.",
            "Fix the file or remove it, then start the window again.")
        .with(List.of(String.valueOf(e.getMessage())));
  }

  /** Why they could not be read, if so. */
  public Optional<Problem> problem() {
    return problem;
  }

  public void apply(Appearance look) {
    look.themeProperty().set(Appearance.Theme.valueOf(stored.theme().toUpperCase(Locale.ROOT)));
    look.percentProperty().set(stored.textPercent());
    look.contrastProperty().set(stored.highContrast());
    Motion.reducedProperty().set(stored.reduceMotion());
  }

  /** Keeps how the window looks now. */
  public void keep(Appearance look) {
    String theme = look.themeProperty().get().name().toLowerCase(Locale.ROOT);
    save(
        stored.look(
            theme,
            look.percentProperty().get(),
            Motion.reducedProperty().get(),
            look.contrastProperty().get()));
  }

  /** The projects that were opened last, newest first; those that were still there at the start. */
  public List<Path> recent() {
    return stored.recent().stream().map(Path::of).toList();
  }

  /** Waits until everything is kept; for the end of the program. */
  public static void settle() {
    CompletableFuture.runAsync(() -> {}, WRITES).join();
  }

  public void opened(Path repository) {
    var recent = new ArrayList<String>();
    recent.add(repository.toString());
    stored.recent().stream().filter(other -> !recent.contains(other)).forEach(recent::add);
    save(stored.recent(List.copyOf(recent.subList(0, Math.min(RECENT, recent.size())))));
  }

  /** Puts the window where it was the last time. */
  public void place(Stage stage) {
    stored.place().ifPresent(place -> place.restore(stage));
  }

  /** Columns and splitters as they were the last time. */
  public KeptLayout layout() {
    return layout;
  }

  /** Keeps where the window is, and what is in it; of a maximized one, where it was before. */
  public void keepPlace(Stage stage) {
    WindowPlace now = WindowPlace.of(stage);
    save(
        stored.place(
            now.maximized() ? stored.place().orElse(now).butMaximized() : now, layout.now()));
  }

  /** The signing key file that the user chose. */
  public Optional<Path> key() {
    return stored.key().map(Path::of);
  }

  public void key(Optional<Path> path) {
    save(stored.key(path.map(Path::toString)));
  }

  private void save(Stored now) {
    stored = now;
    if (problem.isPresent()) {
      return;
    }
    byte[] text = JSON.writeValueAsString(now).getBytes(StandardCharsets.UTF_8);
    WRITES.execute(() -> {
      try {
        PrivateFiles.write(file, text);
      } catch (ProblemException | UncheckedIOException e) {
        LOG.warn("the settings of the window were not kept", e);
      }
    });
  }
}
