package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StepTrack;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Cutting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        List.of(bucket(past) + " " + clients),
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

  /** Which objects of the release are in the bucket, by the journal. */
  private static String bucket(History past) {
    var names = new LinkedHashMap<CutStep, String>();
    names.put(CutStep.PUT_TARBALL, Texts.of("object.tarball"));
    names.put(CutStep.PUT_HASHES, Texts.of("object.hashes"));
    names.put(CutStep.PUT_SIGNATURE, Texts.of("object.signature"));
    names.put(CutStep.PUT_MANIFEST, Texts.of("object.manifest"));
    names.put(CutStep.PUT_INSTALLER, Texts.of("object.installer"));
    String there = joined(names, past, true);
    String missing = joined(names, past, false);
    if (there.isEmpty()) {
      return Texts.of("home.unfinished.nothing");
    }
    return missing.isEmpty()
        ? Texts.of("home.unfinished.all")
        : Texts.of("home.unfinished.some", there, missing);
  }

  private static String joined(Map<CutStep, String> names, History past, boolean done) {
    return names.entrySet().stream()
        .filter(name -> past.done(name.getKey().toString()).isPresent() == done)
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
        new Label(Texts.of("home.unfinished.steps", cutting.done(), CutStep.values().length, left));
    words.getStyleClass().add("caption");
    var row = new HBox(12, track, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
