package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to a rehearsal behind the window's back: another client, another clone, a hook. */
final class Mess {
  private final ProjectModel model;
  private final RehearsalFolder folder;

  Mess(ProjectModel model) {
    this.model = model;
    this.folder = new RehearsalFolder(model.project().profile().rehearsal().orElseThrow().folder());
  }

  RehearsalFolder folder() {
    return folder;
  }

  /** Overwrites an object, as rclone would. */
  Mess put(String key, String text) {
    Bucket bucket = model.project().world().fresh().bucket();
    bucket.delete(key);
    bucket.put(
        key,
        new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)),
        new ObjectHeaders("text/plain", "no-cache", Map.of()),
        new Condition.Absent(),
        Run.of(event -> {}).at(new StepId("mess")));
    return this;
  }

  /** Removes an object. */
  Mess remove(String key) {
    model.project().world().fresh().bucket().delete(key);
    return this;
  }

  /** Runs git in the repository. */
  String git(String... arguments) {
    return run(folder.repository(), arguments);
  }

  /** Runs git in the remote. */
  String remote(String... arguments) {
    return run(folder.remote(), arguments);
  }

  /** The remote does not let a tag be changed: someone holds its lock. */
  Mess keepTag(String version) {
    return touch(folder.remote().resolve("refs/tags/" + version + ".lock"))
        .touch(folder.remote().resolve("packed-refs.lock"));
  }

  /** It does again. */
  Mess letTag(String version) {
    try {
      Files.deleteIfExists(folder.remote().resolve("refs/tags/" + version + ".lock"));
      Files.deleteIfExists(folder.remote().resolve("packed-refs.lock"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Mess touch(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Freezes the server of bucket and public side, as a network that hangs would. */
  Mess freeze() {
    return signal("STOP");
  }

  /** Lets it continue. */
  Mess thaw() {
    return signal("CONT");
  }

  private Mess signal(String name) {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().filter(c -> c.endsWith("/java")).isPresent())
        .forEach(child -> command(List.of("kill", "-" + name, String.valueOf(child.pid()))));
    return this;
  }

  private static String run(Path repository, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    return command(command);
  }

  private static String command(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
