package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Watches the FX thread with the JVM's flight recorder: which of our code reads or writes a file,
 * talks to a socket, starts a program, or waits for something there.
 */
final class FxWatch implements AutoCloseable {
  private static final Set<String> OURSELVES = Set.of("Studio", "Person", "Keyboard", "FxWatch");
  private static final Duration NOTICEABLE = Duration.ofMillis(20);

  private final Recording recording = new Recording();

  /** Watches from now on. */
  FxWatch() {
    for (String io : List.of("FileRead", "FileWrite", "FileForce", "SocketRead", "SocketWrite")) {
      recording.enable("jdk." + io).withStackTrace().withoutThreshold();
    }
    recording.enable("jdk.ProcessStart").withStackTrace();
    for (String wait : List.of("ThreadPark", "ThreadSleep", "JavaMonitorWait")) {
      recording.enable("jdk." + wait).withStackTrace().withThreshold(NOTICEABLE);
    }
    recording.start();
  }

  /** Fails with what happened there that must not, each with its stack. */
  void assertOnlyPainted() {
    assertThat(offences()).as("the FX thread only paints").isEmpty();
  }

  private List<String> offences() {
    try {
      Path file = Files.createTempFile("fx-watch", ".jfr");
      recording.dump(file);
      List<String> found =
          RecordingFile.readAllEvents(file).stream()
              .filter(FxWatch::isOffence)
              .map(FxWatch::told)
              .distinct()
              .toList();
      Files.delete(file);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOffence(RecordedEvent event) {
    return event.getThread() != null
        && "JavaFX Application Thread".equals(event.getThread().getJavaName())
        && !isOfTheProgramItself(event)
        && !isOfTheToolkit(event)
        && ours(event).filter(frame -> !isOurselves(frame)).isPresent();
  }

  /** Classes, texts, styles and fonts are read when they are first needed. */
  private static boolean isOfTheProgramItself(RecordedEvent event) {
    if (!event.hasField("path")) {
      return false;
    }
    String path = Optional.ofNullable(event.getString("path")).orElse("");
    return path.endsWith(".jar")
        || path.contains("/+JXF") // where the toolkit keeps loaded fonts
        || path.contains("/target/classes/")
        || path.contains("/target/test-classes/");
  }

  /** The toolkit reads what it draws and waits for its own threads. */
  private static boolean isOfTheToolkit(RecordedEvent event) {
    return Optional.ofNullable(event.getStackTrace()).stream()
        .flatMap(stack -> stack.getFrames().stream())
        .map(frame -> frame.getMethod().getType().getName())
        .filter(name -> !name.matches("(java|jdk|sun)\\..*"))
        .findFirst()
        .filter(name -> name.startsWith("javafx.") || name.startsWith("com.sun."))
        .isPresent();
  }

  /** The innermost frame of this program. */
  private static Optional<RecordedFrame> ours(RecordedEvent event) {
    return Optional.ofNullable(event.getStackTrace()).stream()
        .flatMap(stack -> stack.getFrames().stream())
        .filter(frame ->
            frame.getMethod().getType().getName().startsWith("com.thaloco.releaseconsole."))
        .findFirst();
  }

  private static boolean isOurselves(RecordedFrame frame) {
    String name = frame.getMethod().getType().getName();
    return OURSELVES.contains(name.replaceFirst(".*\\.ui\\.", "").replaceFirst("\\$.*", ""));
  }

  private static String told(RecordedEvent event) {
    String path = event.hasField("path") ? " " + event.getString("path") : "";
    return event.getEventType().getName()
        + path
        + event.getStackTrace().getFrames().stream()
            .filter(frame -> frame.getMethod().getType().getName().startsWith("com.thaloco."))
            .map(frame ->
                "\n    at %s.%s:%d"
                    .formatted(
                        frame.getMethod().getType().getName(),
                        frame.getMethod().getName(),
                        frame.getLineNumber()))
            .collect(Collectors.joining());
  }

  @Override
  public void close() {
    recording.close();
  }
}
