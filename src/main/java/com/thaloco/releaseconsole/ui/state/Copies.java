package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.SavedObject;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Copies of objects that are being saved. Each moves on to its end wherever one looks meanwhile,
 * and one that is stopped leaves nothing. Lives on the FX thread.
 */
public final class Copies {
  private final ProjectModel model;
  private final ObservableList<Reading> underWay = FXCollections.observableArrayList();
  private final ObservableList<Reading> seen =
      FXCollections.unmodifiableObservableList(underWay); // held: it follows weakly
  private final Map<Reading, Path> targets = new HashMap<>();
  private final Map<Reading, Operation> operations = new HashMap<>();

  Copies(ProjectModel model) {
    this.model = model;
  }

  /** Those that are under way, in the order of their beginning. */
  public ObservableList<Reading> underWay() {
    return seen;
  }

  /**
   * Saves an object in a folder; one of the two is reported how it ended, unless it was stopped.
   */
  public void save(String key, Path folder, Consumer<Path> saved, Consumer<Problem> failed) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    Path target = folder.resolve(name);
    if (targets.containsValue(target)) {
      failed.accept(twice(target));
      return;
    }
    var browser = new Browser(model.project());
    Reading reading =
        Reading.<Optional<SavedObject>>begin(
            model,
            key,
            work -> browser.save(key, target, work),
            (ended, got) -> {
              end(ended);
              got.ifPresentOrElse(
                  copy -> saved.accept(copy.file()),
                  () -> failed.accept(ObjectInspection.gone(key)));
            },
            (ended, problem) -> {
              end(ended);
              failed.accept(problem);
            },
            this::end);
    targets.put(reading, target);
    begin(reading, key);
  }

  /**
   * Saves several objects below a folder.
   *
   * @param above what is cut off at the beginning of each key
   * @param name of all of them, for whoever sees the progress
   */
  public void save(
      List<String> keys,
      String above,
      String name,
      Path folder,
      IntConsumer saved,
      Consumer<Problem> failed) {
    var browser = new Browser(model.project());
    save(name, work -> browser.save(keys, above, folder, work), saved, failed);
  }

  /** The same of the whole bucket, by full keys. */
  public void saveWhole(
      List<String> keys, String name, Path folder, IntConsumer saved, Consumer<Problem> failed) {
    save(
        name,
        work -> Browser.inWhole(model.project(), browser -> browser.save(keys, "", folder, work)),
        saved,
        failed);
  }

  private void save(
      String name,
      Function<Work, List<SavedObject>> work,
      IntConsumer saved,
      Consumer<Problem> failed) {
    begin(
        Reading.<List<SavedObject>>begin(
            model,
            name,
            work,
            (ended, got) -> {
              end(ended);
              saved.accept(got.size());
            },
            (ended, problem) -> {
              end(ended);
              failed.accept(problem);
            },
            this::end),
        name);
  }

  private void begin(Reading reading, String name) {
    var operation = new Operation(Operation.Kind.COPY, model.operations());
    operations.put(reading, operation);
    operation.begin(name, reading.run());
    underWay.add(reading);
  }

  private static Problem twice(Path target) {
    return Problem.refused(
        "bucket.copy-under-way",
        "%s is already being saved.".formatted(target),
        "No second copy was started, and nothing was overwritten.",
        "Wait until it has ended, or choose another folder.");
  }

  private void end(Reading ended) {
    underWay.remove(ended);
    targets.remove(ended);
    Optional.ofNullable(operations.remove(ended)).ifPresent(operation -> operation.end(() -> {}));
  }

  /** Stops them all. */
  void stop() {
    List.copyOf(underWay).forEach(Reading::stop);
  }
}
