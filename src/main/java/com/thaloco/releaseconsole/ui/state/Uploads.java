package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The objects of one version in the order in which a cut writes them: waiting, on their way, in the
 * bucket. Their keys follow from profile and version, so that no other version's is ever shown.
 */
final class Uploads {
  private final ObservableList<ObjectView> views = FXCollections.observableArrayList();
  private final Rates rates = new Rates();
  private final Profile profile;

  Uploads(Profile profile) {
    this.profile = profile;
  }

  /** All of them, in their order; empty where no version is known. */
  ObservableList<ObjectView> views() {
    return views;
  }

  /** Begins with the objects of a version, of which nothing is written yet. */
  void begin(String version) {
    rates.clear();
    views.setAll(
        ObjectView.waiting(profile.tarballKey(version), CutStep.PUT_TARBALL),
        ObjectView.waiting(profile.hashesKey(version), CutStep.PUT_HASHES),
        ObjectView.waiting(profile.signatureKey(version), CutStep.PUT_SIGNATURE),
        ObjectView.waiting(profile.manifest().key(), CutStep.PUT_MANIFEST));
    profile
        .installer()
        .ifPresent(rules -> views.add(ObjectView.waiting(rules.key(), CutStep.PUT_INSTALLER)));
  }

  /** No version is given. */
  void clear() {
    rates.clear();
    views.clear();
  }

  /** What is foreseen of their sizes; of another version's it tells nothing. */
  void plan(CutPreview preview) {
    List<String> keys = preview.items().stream().map(CutPreview.Item::key).toList();
    if (keys.equals(views.stream().map(ObjectView::key).toList())) {
      preview
          .items()
          .forEach(item -> replace(item.key(), view -> view.planned(item.size(), item.exact())));
    }
  }

  /**
   * Progress of an object while it is written or read back; other steps only look at it. Progress
   * is conflated and so may be painted after the end of its step: then it tells the size alone.
   *
   * @param runs whether the step still runs
   */
  void moved(CutStep step, Event.Moved e, boolean runs) {
    e.stamp()
        .object()
        .ifPresent(key ->
            replace(
                key,
                view -> {
                  if (view.step() != step && step != CutStep.READ_BACK) {
                    return view;
                  }
                  return runs
                      ? view.moving(e.done(), e.total(), rates.moved(key, e.stamp().at(), e.done()))
                      : view.sized(e.total());
                }));
  }

  /**
   * A step is done: so is the object that it writes, and all that it read back.
   *
   * @param already whether the object was there before this run
   */
  void finish(CutStep step, boolean already) {
    views.replaceAll(view -> {
      if (view.step() == step) {
        return already ? view.there().taken() : view.there();
      }
      return step == CutStep.READ_BACK && view.isReadBack() ? view.there() : view;
    });
  }

  /** A step failed, and with it the object that it writes. */
  void failed(CutStep step, String why) {
    views.replaceAll(view -> view.step() == step ? view.left(Status.BLOCKED, why) : view);
  }

  /**
   * What moves no more, since the cut has ended in this state. An object that was being read back
   * is in the bucket all the same.
   *
   * @param why the cut failed; empty where it was stopped
   */
  void settle(Status left, String why) {
    views.replaceAll(view -> {
      if (view.status() != Status.RUNNING) {
        return view;
      }
      return left == Status.STOPPED && view.inBucket() ? view.there() : view.left(left, why);
    });
  }

  private void replace(String key, UnaryOperator<ObjectView> change) {
    for (int i = 0; i < views.size(); i++) {
      ObjectView view = Objects.requireNonNull(views.get(i));
      ObjectView now = view.key().equals(key) ? change.apply(view) : view;
      if (!now.equals(view)) {
        views.set(i, now);
      }
    }
  }
}
