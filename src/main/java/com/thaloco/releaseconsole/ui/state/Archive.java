package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.journal.RunLog;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.past.Comparison;
import com.thaloco.releaseconsole.recover.past.CutHistory;
import com.thaloco.releaseconsole.recover.past.CutRecord;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.recover.past.Receipts;
import com.thaloco.releaseconsole.recover.past.SignatureCheck;
import com.thaloco.releaseconsole.ui.kit.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The cuts of the past, and what their receipts say. */
public final class Archive {
  /**
   * What is known of one cut.
   *
   * @param signature empty where there is no receipt here
   * @param unverified why the signature could not be examined
   * @param printed what it printed, as far as that is kept here
   */
  public record Reading(
      PastCut cut,
      CutRecord sheet,
      Optional<SignatureCheck> signature,
      Optional<Problem> unverified,
      List<LogLine> printed) {}

  private record Look(List<PastCut> cuts, Optional<Problem> away) {}

  private final ProjectModel model;
  private final ObservableList<PastCut> cuts = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Problem>> away =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);

  Archive(ProjectModel model) {
    this.model = model;
  }

  /** The newest first. */
  public ObservableList<PastCut> cuts() {
    return cuts;
  }

  /** Why the world could not be asked: then only what is known here is listed. */
  public ReadOnlyObjectProperty<Optional<Problem>> awayProperty() {
    return away.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** Whether it was checked at all. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Refreshes; the last known list stays meanwhile. */
  public void look() {
    if (loading.get()) {
      return;
    }
    loading.set(true);
    model.worker().run(this::seen, this::show, this::failed);
  }

  private Look seen() {
    Project project = model.freshProject();
    try {
      return new Look(
          CutHistory.everywhere(project, Run.of(event -> {}).at(new StepId("receipt"))),
          Optional.empty());
    } catch (ProblemException e) {
      return new Look(CutHistory.here(project), Optional.of(e.problem()));
    }
  }

  private void show(Look look) {
    loading.set(false);
    loaded.set(true);
    away.set(look.away());
    if (!cuts.equals(look.cuts())) {
      cuts.setAll(look.cuts());
    }
  }

  private void failed(Problem why) {
    loading.set(false);
    loaded.set(true);
    away.set(Optional.of(why));
  }

  /** Reads one cut's receipt, and verifies its signature by the pinned key. */
  public void read(PastCut cut, Consumer<Reading> done, Consumer<Problem> failed) {
    model.worker().run(() -> reading(cut), done, failed);
  }

  private Reading reading(PastCut cut) {
    CutRecord sheet = CutHistory.sheet(cut);
    Optional<SignatureCheck> signature = Optional.empty();
    Optional<Problem> unverified = Optional.empty();
    try {
      signature = cut.receipt().map(file -> Receipts.verify(model.project(), file));
    } catch (ProblemException e) {
      unverified = Optional.of(e.problem());
    }
    List<LogLine> printed =
        Log.of(RunLog.read(model.project().state(), cut.version(), cut.commit()));
    return new Reading(cut, sheet, signature, unverified, printed);
  }

  /** Sets two side by side. */
  public void compare(
      PastCut left, PastCut right, Consumer<Comparison> done, Consumer<Problem> failed) {
    model
        .worker()
        .run(() -> Comparison.of(CutHistory.sheet(left), CutHistory.sheet(right)), done, failed);
  }
}
