package com.thaloco.releaseconsole.ui.home;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StepTrack;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.publish.StepRow;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.ui.state.Cutting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The cut that was not finished: where it stopped, what is in the bucket, what clients get. */
final class UnfinishedNotice {
  private UnfinishedNotice() {}

  /**
   * Shows it.
   *
   * @param clients what clients get
   */
  static void show(
      MessageBar message, History past, Cutting cutting, String clients, Region... buttons) {
    String version = past.opened().version();
    Instant at = past.entries().stream().map(Entry::at).reduce((a, b) -> b).orElseGet(Instant::now);
    message.show(
        Status.STOPPED,
        Texts.of("home.unfinished", version, where(cutting), Amounts.when(at, Instant.now())),
        List.of(bucket(past, cutting) + " " + clients),
        buttons);
    message.below(track(cutting));
  }

  private static String where(Cutting cutting) {
    return cutting.steps().stream()
        .filter(step -> step.status() == Status.STOPPED)
        .findFirst()
        .map(StepRow::title)
        .orElse(Texts.of("publish.checking"));
  }

  /**
   * Which objects of the release are in the bucket, by the journal. What was meant and is not known
   * to be done may be there: the program may have ended between the write and its line.
   */
  private static String bucket(History past, Cutting cutting) {
    var names = new LinkedHashMap<CutStep, String>();
    names.put(CutStep.PUT_TARBALL, Texts.of("object.tarball"));
    names.put(CutStep.PUT_HASHES, Texts.of("object.hashes"));
    names.put(CutStep.PUT_SIGNATURE, Texts.of("object.signature"));
    names.put(CutStep.PUT_MANIFEST, Texts.of("object.manifest"));
    names.put(CutStep.PUT_INSTALLER, Texts.of("object.installer"));
    names.keySet().retainAll(cutting.steps().stream().map(StepView::step).toList());
    String there = joined(names, step -> past.done(step).isPresent());
    String perhaps = joined(names, step -> past.done(step).isEmpty() && past.meant(step));
    String missing = joined(names, step -> past.done(step).isEmpty() && !past.meant(step));
    if (there.isEmpty() && perhaps.isEmpty()) {
      return Texts.of("home.unfinished.nothing");
    }
    if (perhaps.isEmpty() && missing.isEmpty()) {
      return Texts.of("home.unfinished.all");
    }
    return Stream.of(
            there.isEmpty() ? "" : Texts.of("home.unfinished.there", there),
            perhaps.isEmpty() ? "" : Texts.of("home.unfinished.perhaps", perhaps),
            missing.isEmpty() ? "" : Texts.of("home.unfinished.missing", missing))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String joined(Map<CutStep, String> names, Predicate<? super String> which) {
    return names.entrySet().stream()
        .filter(name -> which.test(name.getKey().toString()))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(", "));
  }

  private static HBox track(Cutting cutting) {
    var track = new StepTrack();
    track.show(
        cutting.steps().stream()
            .map(s -> new StepTrack.Segment(StepRow.title(s), s.status() == Status.DONE))
            .toList());
    String left = Amounts.inWords(cutting.weightLeft());
    var words =
        new Label(Texts.of("home.unfinished.steps", cutting.done(), cutting.steps().size(), left));
    words.getStyleClass().add("caption");
    var row = new HBox(12, track, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
