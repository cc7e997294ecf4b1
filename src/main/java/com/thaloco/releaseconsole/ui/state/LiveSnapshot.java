package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Audited;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.snapshot.Basis;
import com.thaloco.releaseconsole.snapshot.Clients;
import com.thaloco.releaseconsole.snapshot.Head;
import com.thaloco.releaseconsole.snapshot.ListedObjects;
import com.thaloco.releaseconsole.snapshot.Observed;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The one holder of what is known of the open project. Everything that learns something publishes a
 * new snapshot here, on the FX thread; every screen shows the snapshot and keeps no copy of it.
 */
public final class LiveSnapshot {
  private static final StepId STEP = new StepId("observe");

  private final ProjectModel model;
  private final ReadOnlyObjectWrapper<Snapshot> snapshot =
      new ReadOnlyObjectWrapper<>(Snapshot.NOTHING);
  private final ReadOnlyBooleanWrapper observing = new ReadOnlyBooleanWrapper(false);
  private boolean again;

  LiveSnapshot(ProjectModel model) {
    this.model = model;
  }

  public ReadOnlyObjectProperty<Snapshot> property() {
    return snapshot.getReadOnlyProperty();
  }

  /** What is known now. */
  public Snapshot get() {
    return snapshot.get();
  }

  /** What clients get: the one sentence that all screens show. */
  public Clients clients() {
    return Clients.of(get());
  }

  /** How bad things are: the one statement that all screens show. */
  public Standing standing() {
    return Standing.of(get());
  }

  /** The version that is cut next: the current one, unless it is out. */
  public ReleaseVersion next() {
    ReleaseVersion atHand = model.versionProperty().get();
    return get().releases().filter(known -> known.isOut(atHand)).map(Releases::next).orElse(atHand);
  }

  /** Whether the project is being observed. */
  public ReadOnlyBooleanProperty observingProperty() {
    return observing.getReadOnlyProperty();
  }

  /** Observes; once more where that is under way, which may have missed the reason. */
  void observe() {
    if (observing.get()) {
      again = true;
      return;
    }
    again = false;
    observing.set(true);
    model
        .worker()
        .<Observed>run(
            () -> Observed.of(model.project(), model.key().keyring(), Run.of(event -> {}).at(STEP)),
            seen -> ended(now -> now.with(seen)),
            failed -> ended(now -> now.failed(failed, Instant.now())),
            () -> observing.set(false));
  }

  private void ended(UnaryOperator<Snapshot> change) {
    observing.set(false);
    snapshot.set(change.apply(get()));
    model.observed();
    if (again) {
      observe();
    }
  }

  /** HEAD was examined; a new commit is observed whole. */
  void head(Head head) {
    boolean first = get().current().commit().isEmpty();
    boolean moved = !head.commit().equals(get().commit());
    if (!get().observed().head().map(Part::value).filter(head::equals).isPresent()) {
      snapshot.set(get().with(head, Instant.now()));
    }
    if (moved && !first) {
      observe();
    }
  }

  /** Another version is to be cut. */
  void version(ReleaseVersion version) {
    snapshot.set(get().with(version));
  }

  /** The bucket was listed whole. */
  void objects(ListedObjects listed) {
    snapshot.set(get().withObjects(listed, Instant.now()));
  }

  /** The bucket was changed from here, and not listed since. */
  void objectsChanged() {
    snapshot.set(get().withChangedObjects());
  }

  /** An audit has ended. */
  void audited(Audited audit) {
    var part = new Part<>(audit, audit.report().startedAt(), Basis.of(audit));
    snapshot.set(get().withAudit(part));
    ask(part);
  }

  /** Checks have answered. */
  void answered(Map<String, Part<Finding>> answers) {
    Snapshot all = get();
    for (var answer : answers.entrySet()) {
      all = all.withAnswer(answer.getKey(), answer.getValue());
    }
    snapshot.set(all);
    answers.values().forEach(this::ask);
  }

  /** A cut or recovery of this window says what clients get. */
  void told(Optional<String> released, String sentence, Instant at) {
    snapshot.set(get().withTold(new Snapshot.Told(released, sentence), at));
  }

  /** Whoever saw another world later than the newest observation makes that an older one. */
  private void ask(Part<?> part) {
    boolean later = get().at().filter(at -> part.at().isAfter(at)).isPresent();
    if (later && get().isOlder(part) && !observing.get()) {
      observe();
    }
  }

  /**
   * Reads evidence for the current state, beside the FX thread. What comes for a state that is
   * earlier by then is dropped: whoever shows it reads again, by {@link #onState}.
   */
  public <T> void read(
      Callable<? extends T> evidence, Consumer<? super T> shown, Consumer<Problem> failed) {
    Basis asked = state(get());
    model
        .worker()
        .<T>run(
            evidence,
            found -> ifStill(asked, () -> shown.accept(found)),
            problem -> ifStill(asked, () -> failed.accept(problem)));
  }

  private void ifStill(Basis asked, Runnable then) {
    if (asked.equals(state(get()))) {
      then.run();
    }
  }

  private static Basis state(Snapshot now) {
    return now.current().withoutObjects();
  }

  /** Calls back once commit, version, manifest or tags are others. */
  public void onState(Runnable again) {
    snapshot.addListener((all, before, now) -> {
      if (!state(before).equals(state(now))) {
        again.run();
      }
    });
  }

  /** Calls back now and with each new snapshot. */
  public void onChange(Consumer<Snapshot> shown) {
    snapshot.addListener((all, before, now) -> shown.accept(now));
    shown.accept(get());
  }
}
