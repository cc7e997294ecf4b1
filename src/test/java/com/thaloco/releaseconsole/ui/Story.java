package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.PreparedRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One story: a copy of the sample project that is ready to be released, a window on it, and someone
 * before the window. At its end it is seen that the FX thread only painted.
 */
final class Story implements AutoCloseable {
  private final Path dir;
  private final RehearsalFolder folder;
  private final FxWatch watch = new FxWatch();
  private final String profile;
  private final ReleaseTraces traces;
  private Studio studio;
  private Person person;

  private Story(Path dir, RehearsalFolder folder) {
    this.dir = dir;
    this.folder = folder;
    this.traces = new ReleaseTraces(folder);
    this.profile = read(folder.profile());
    this.studio = Studio.open(dir.resolve("settings"));
    this.person = new Person(studio);
  }

  /** The folder is there and nothing is open in the window. */
  static Story prepare(Path dir) {
    Tools.need("git", "go", "make", "openssl", "bash", "curl", "cp");
    return new Story(dir, PreparedRehearsal.copy(dir.resolve("D")));
  }

  /** The project is open in the window, and Home tells what is released. */
  static Story begin(Path dir) {
    Story story = prepare(dir);
    story.studio.openRehearsal(story.folder);
    return story;
  }

  /** Closes the window as the last thing, and opens a new one on the same folder. */
  void again() {
    studio.close();
    studio = Studio.open(dir.resolve("settings"));
    person = new Person(studio);
  }

  /** A proxy before the bucket, for {@link #openThrough}. */
  FaultyProxy proxy() {
    try {
      return FaultyProxy.before(rules().bucket().endpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves the folder, and opens the project with the proxy as its bucket's address. */
  void openThrough(FaultyProxy proxy) {
    put(folder.profile(), profile);
    String direct = rules().bucket().endpoint().toString();
    studio.serve(folder);
    put(folder.profile(), profile.replace(direct, proxy.uri().toString()));
    studio.openProject(folder.repository());
  }

  /** The profile as it was prepared: the bucket without a proxy. */
  private Profile rules() {
    try {
      Path file = Files.writeString(dir.resolve("direct.yaml"), profile);
      return ProfileReader.read(ProfileReader.Source.of(file, folder.repository()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another maintainer writes the manifest with a client of their own, only over what is there. */
  void anotherMaintainerWrites(String text) {
    try (S3Bucket bucket = S3Bucket.open(rules().bucket(), Map.of())) {
      String etag = bucket.head("manifest.json").orElseThrow().etag();
      bucket.put(
          "manifest.json",
          new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)),
          new ObjectHeaders("application/json", "no-cache", Map.of()),
          new Condition.Matches(etag),
          Run.of(event -> {}).at(new StepId("rival")));
    }
  }

  /** The manifest with an entry more, which is the latest then. */
  String withRelease(String version) {
    String before = traces.manifest();
    int begin = before.indexOf("    {");
    int end = before.indexOf("    },", begin) + "    },\n".length();
    String entry = before.substring(begin, end).replace("v0.1.0", version);
    return new StringBuilder(before)
        .insert(begin, entry)
        .toString()
        .replaceFirst("(\"latest_stable\": )\"[^\"]*\"", "$1\"" + version + "\"");
  }

  Studio studio() {
    return studio;
  }

  ReleaseTraces traces() {
    return traces;
  }

  Person person() {
    return person;
  }

  RehearsalFolder folder() {
    return folder;
  }

  /** Unlocks the signing key by mouse. */
  void unlocks() {
    person.clicks("rail-trust").clicks("password").types("rehearsal").clicks("unlock");
    person.seesInRail("trust", "Passed");
  }

  /** Everything is green and the key is open: only Cut is left. */
  void readyToCut() {
    greenSmoke();
    unlocks();
    studio.check();
    person.clicks("rail-review").sees("25 passed");
  }

  /** Smoke holds for HEAD as if it had been run. */
  void greenSmoke() {
    greenSmoke(14);
  }

  /** The same with a number of scenarios. */
  void greenSmoke(int scenarios) {
    Instant now = Instant.now();
    new SmokeOutcome(
            SmokeOutcome.FORMAT,
            traces.git("rev-parse", "HEAD"),
            now.minusSeconds(9),
            now,
            List.of("make", "smoke"),
            0,
            scenarios,
            List.of())
        .save(new StateFolder(folder.state(), folder.receipt()));
  }

  /** Changes a file of the working tree. */
  void write(String file, UnaryOperator<String> change) {
    Path path = folder.repository().resolve(file);
    String before = read(path);
    String after = change.apply(before);
    assertThat(after).as("the change of " + file).isNotEqualTo(before);
    put(path, after);
  }

  private static void put(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything and pushes it, outside of the window, which notices by itself. */
  void commitAndPush() {
    traces.git("commit", "-q", "-a", "-m", "Change something");
    traces.git("push", "-q", "origin", "main");
    String head = traces.git("rev-parse", "HEAD");
    Studio.await(
        "the window notices the commit",
        Duration.ofSeconds(150),
        () -> studio.window().model().orElseThrow().commitProperty().get().equals(head));
  }

  /** Looks at a screen and asks its checks again with F5. */
  void checks(ScreenId screen) {
    person.clicks("rail-" + screen.key()).presses(javafx.scene.input.KeyCode.F5);
  }

  /** The state of a row of steps, by its word. */
  Optional<String> step(String step) {
    return person.name("step-" + step);
  }

  @Override
  public void close() {
    studio.close();
    try (watch) {
      watch.assertOnlyPainted();
    }
  }
}
