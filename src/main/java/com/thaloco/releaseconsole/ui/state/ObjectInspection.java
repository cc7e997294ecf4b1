package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One object under the glass: its details, its hash as computed, how the public URL serves it, and
 * what it holds. Each comes when it is there; looking at another object stops what is under way.
 */
public final class ObjectInspection {
  /** A larger object is only hashed when someone asks for it. */
  public static final long HASHED_AT_ONCE = 64_000_000;

  private static final StepId STEP = new StepId("inspect");

  private final ProjectModel model;
  private final Hashing hashing;
  private final ReadOnlyObjectWrapper<String> key = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<Optional<ObjectDetails>> details = empty();
  private final ReadOnlyObjectWrapper<Hashed> hashed = new ReadOnlyObjectWrapper<>(Hashed.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<PublicView>> publicly = empty();
  private final ReadOnlyObjectWrapper<Optional<Problem>> noView = empty();
  private final ReadOnlyObjectWrapper<Optional<ObjectPreview>> preview = empty();
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem = empty();
  private Run run = Run.of(event -> {});
  private Optional<String> byItself = Optional.empty();

  /**
   * What is known of the hash of the current object.
   *
   * @param sha256 as computed; empty while it is not known
   * @param underWay how far the computing is
   * @param problem why it could not be computed
   */
  public record Hashed(
      Optional<String> sha256, Optional<Reading> underWay, Optional<Problem> problem) {
    private static final Hashed NOTHING =
        new Hashed(Optional.empty(), Optional.empty(), Optional.empty());
  }

  ObjectInspection(ProjectModel model) {
    this.model = model;
    this.hashing = new Hashing(model, this::hashed);
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> empty() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /** The current object; empty for none. */
  public ReadOnlyObjectProperty<String> keyProperty() {
    return key.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<ObjectDetails>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Hashed> hashedProperty() {
    return hashed.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<PublicView>> publiclyProperty() {
    return publicly.getReadOnlyProperty();
  }

  /** Why no one knows how the public URL serves it. */
  public ReadOnlyObjectProperty<Optional<Problem>> noViewProperty() {
    return noView.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<ObjectPreview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Why something of it could not be read. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Looks at an object, or at none. */
  public void look(String path) {
    leave();
    run = Run.of(event -> {});
    details.set(Optional.empty());
    hashed.set(Hashed.NOTHING);
    publicly.set(Optional.empty());
    noView.set(Optional.empty());
    preview.set(Optional.empty());
    problem.set(Optional.empty());
    key.set(path);
    if (path.isEmpty()) {
      return;
    }
    ask((browser, work) -> browser.details(path), this::show, problem);
    ask((browser, work) -> browser.preview(path, work), preview::set, problem);
    ask((browser, work) -> browser.publicly(path, work), publicly::set, noView);
  }

  private void show(Optional<ObjectDetails> found) {
    details.set(found);
    found.ifPresent(now -> {
      String path = now.info().key();
      hashed(path);
      if (now.info().size() <= HASHED_AT_ONCE && hashing.underWay(path).isEmpty()) {
        byItself = Optional.of(path);
        hashing.begin(now.info());
      }
    });
  }

  private void hashed(String path) {
    details
        .get()
        .map(ObjectDetails::info)
        .filter(info -> info.key().equals(path))
        .ifPresent(info ->
            hashed.set(
                new Hashed(hashing.of(info), hashing.underWay(path), hashing.problem(path))));
  }

  /** Hashes all of it, and continues that while another object is examined. */
  public void hash() {
    byItself = Optional.empty();
    details.get().ifPresent(now -> hashing.begin(now.info()));
  }

  /** Where the bytes of an object are on this machine; empty where it was not inspected. */
  public Optional<Path> copy(ObjectInfo info) {
    return hashing.copy(info);
  }

  /** Ends what no one waits for once they look elsewhere. */
  private void leave() {
    run.stop();
    byItself.ifPresent(hashing::leave);
    byItself = Optional.empty();
  }

  /** Ends all hashing. */
  void stop() {
    hashing.stop();
  }

  /** Ends everything. */
  void close() {
    leave();
    hashing.close();
  }

  /** An object that someone took away meanwhile. */
  static Problem gone(String key) {
    return Problem.refused(
        "bucket.gone",
        "'%s' is no longer in the bucket.".formatted(Printable.of(key)),
        "Nothing can be shown or saved.",
        "Audit again to see what is there now.");
  }

  private <T> void ask(
      BiFunction<Browser, Work, Optional<T>> question,
      Consumer<Optional<T>> into,
      ReadOnlyObjectWrapper<Optional<Problem>> why) {
    Run asked = run;
    String about = key.get();
    Work work = asked.at(STEP);
    var browser = new Browser(model.project());
    model
        .worker()
        .<Optional<T>>run(
            () -> question.apply(browser, work),
            answer -> {
              if (asked == run) {
                into.accept(answer);
                if (answer.isEmpty()) {
                  why.set(Optional.of(gone(about)));
                }
              }
            },
            failed -> {
              if (asked == run) {
                why.set(Optional.of(failed));
              }
            });
  }
}
