package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.Details;
import com.thaloco.releaseconsole.audit.Preview;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One object under the glass: its details, its hash as computed, how the public URL serves it, and
 * what it holds. Each comes when it is there; looking at another object stops what is under way.
 */
public final class Inspection {
  /** A larger object is only hashed when somebody asks for it. */
  public static final long HASHED_AT_ONCE = 64_000_000;

  private static final StepId STEP = new StepId("inspect");

  private final Desk desk;
  private final ReadOnlyObjectWrapper<String> key = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyObjectWrapper<Optional<Details>> details = empty();
  private final ReadOnlyObjectWrapper<Optional<String>> sha256 = empty();
  private final ReadOnlyObjectWrapper<Optional<PublicView>> publicly = empty();
  private final ReadOnlyObjectWrapper<Optional<Preview>> preview = empty();
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem = empty();
  private Run run = Run.of(event -> {});

  Inspection(Desk desk) {
    this.desk = desk;
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> empty() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /** The object at hand; empty for none. */
  public ReadOnlyObjectProperty<String> keyProperty() {
    return key.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<String>> sha256Property() {
    return sha256.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<PublicView>> publiclyProperty() {
    return publicly.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Why something of it could not be read. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Looks at an object, or at none. */
  public void look(String path) {
    run.stop();
    run = Run.of(event -> {});
    details.set(Optional.empty());
    sha256.set(Optional.empty());
    publicly.set(Optional.empty());
    preview.set(Optional.empty());
    problem.set(Optional.empty());
    key.set(path);
    if (path.isEmpty()) {
      return;
    }
    ask((browser, work) -> browser.details(path), this::show);
    ask((browser, work) -> browser.preview(path, work), preview::set);
    ask((browser, work) -> browser.publicly(path, work), publicly::set);
  }

  private void show(Optional<Details> found) {
    details.set(found);
    if (found.filter(d -> d.info().size() <= HASHED_AT_ONCE).isPresent()) {
      hash();
    }
  }

  /** Hashes all of it. */
  public void hash() {
    String path = key.get();
    ask((browser, work) -> browser.sha256(path, work), sha256::set);
  }

  private <T> void ask(
      BiFunction<Browser, Work, Optional<T>> question, Consumer<Optional<T>> into) {
    Run asked = run;
    Work work = asked.at(STEP);
    var browser = new Browser(desk.project());
    desk.worker()
        .<Optional<T>>run(
            () -> question.apply(browser, work),
            answer -> {
              if (asked == run) {
                into.accept(answer);
              }
            },
            failed -> {
              if (asked == run) {
                problem.set(Optional.of(failed));
              }
            });
  }
}
