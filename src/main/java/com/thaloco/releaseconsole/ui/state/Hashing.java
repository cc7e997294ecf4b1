package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.SavedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hashes of objects as computed here. What comes out is kept for as long as the object stays the
 * same, so that someone who looked elsewhere meanwhile finds it. Lives on the FX thread.
 */
final class Hashing {
  private record Known(ObjectInfo info, SavedObject copy) {}

  private final ProjectModel model;
  private final Consumer<String> told;
  private final InspectedCopies copies = new InspectedCopies();
  private final Map<String, Reading> underWay = new HashMap<>();
  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, Problem> failed = new HashMap<>();

  /**
   * @param told gets the key of an object of which something else is known now
   */
  Hashing(ProjectModel model, Consumer<String> told) {
    this.model = model;
    this.told = told;
  }

  /** The hash of an object, as far as it is known for these bytes. */
  Optional<String> of(ObjectInfo info) {
    return Optional.ofNullable(known.get(info.key()))
        .filter(hash -> hash.info().equals(info))
        .map(hash -> hash.copy().sha256());
  }

  /** Where the bytes of an object are on this machine; empty where it was not read, or changed. */
  Optional<Path> copy(ObjectInfo info) {
    return Optional.ofNullable(known.get(info.key()))
        .filter(hash -> hash.info().etag().equals(info.etag()))
        .map(hash -> hash.copy().file())
        .filter(Files::isRegularFile);
  }

  /** How far it is with an object, while it is being hashed. */
  Optional<Reading> underWay(String key) {
    return Optional.ofNullable(underWay.get(key));
  }

  /** Why an object could not be hashed the last time. */
  Optional<Problem> problem(String key) {
    return Optional.ofNullable(failed.get(key));
  }

  /** Hashes all of an object, unless that is under way. */
  void begin(ObjectInfo info) {
    String key = info.key();
    if (underWay.containsKey(key)) {
      return;
    }
    failed.remove(key);
    known.remove(key);
    var browser = new Browser(model.project());
    underWay.put(
        key,
        Reading.<Optional<SavedObject>>begin(
            model,
            key,
            work -> copies.take(browser, info, work),
            (reading, copy) ->
                end(
                    reading,
                    () ->
                        copy.ifPresentOrElse(
                            taken -> known.put(key, new Known(info, taken)),
                            () -> failed.put(key, ObjectInspection.gone(key)))),
            (reading, problem) -> end(reading, () -> failed.put(key, problem)),
            reading -> end(reading, () -> {})));
    told.accept(key);
  }

  /** Only for one that was not left for another meanwhile. */
  private void end(Reading reading, Runnable note) {
    if (underWay.remove(reading.key(), reading)) {
      note.run();
      told.accept(reading.key());
    }
  }

  /** Leaves an object alone: what comes of it is not asked for any more. */
  void leave(String key) {
    Optional.ofNullable(underWay.remove(key))
        .ifPresent(reading -> {
          reading.stop();
          told.accept(key);
        });
  }

  /** Ends it all. */
  void close() {
    stop();
    Worker.beside(copies::close);
  }

  /** Stops them all. */
  void stop() {
    List.copyOf(underWay.keySet()).forEach(this::leave);
  }
}
