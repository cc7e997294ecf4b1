package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The objects of one cut on their way, by key. */
final class Uploads {
  private final ObservableMap<String, ObjectView> views = FXCollections.observableHashMap();
  private final Set<String> written = new HashSet<>();
  private final Rates rates = new Rates();
  private final Profile profile;

  Uploads(Profile profile) {
    this.profile = profile;
  }

  ObservableMap<String, ObjectView> views() {
    return views;
  }

  void clear() {
    views.clear();
    written.clear();
    rates.clear();
  }

  /** Progress of an object. */
  void moved(CutStep step, Event.Moved e) {
    e.stamp()
        .object()
        .ifPresent(key -> {
          double rate = rates.moved(key, e.stamp().at(), e.done());
          views.put(key, new ObjectView(key, step, Status.RUNNING, e.done(), e.total(), rate));
        });
  }

  /** A step is done: so are the objects that it worked on, and the one that it writes. */
  void finish(CutStep step, String version) {
    key(step, version)
        .ifPresent(key -> {
          written.add(key);
          views.putIfAbsent(key, new ObjectView(key, step, Status.DONE, 0, 0, 0));
        });
    Map.copyOf(views)
        .forEach((key, object) -> {
          if (object.step() == step) {
            long size = Math.max(object.done(), object.total());
            views.put(key, new ObjectView(key, step, Status.DONE, size, size, 0));
          }
        });
  }

  /**
   * What moves no more, since the cut has ended in this state. An object that was being read back
   * is written all the same.
   */
  void settle(Status left) {
    Map.copyOf(views)
        .forEach((key, object) -> {
          if (object.status() == Status.RUNNING) {
            boolean there = left == Status.STOPPED && written.contains(key);
            views.put(
                key,
                new ObjectView(
                    key,
                    object.step(),
                    there ? Status.DONE : left,
                    there ? object.total() : object.done(),
                    object.total(),
                    0));
          }
        });
  }

  /** The object that a step writes; the keys of a release are known before anything is built. */
  private Optional<String> key(CutStep step, String version) {
    return switch (step) {
      case PUT_TARBALL -> Optional.of(profile.tarballKey(version));
      case PUT_HASHES -> Optional.of(profile.hashesKey(version));
      case PUT_SIGNATURE -> Optional.of(profile.signatureKey(version));
      case PUT_MANIFEST -> Optional.of(profile.manifest().key());
      case PUT_INSTALLER -> Optional.of(profile.installer().key());
      default -> Optional.empty();
    };
  }
}
