package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Statuses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/**
 * The most urgent of what diagnosis and audit found, beyond the unfinished cut, which has a message
 * of its own on Home.
 */
public final class RecoverNotice {
  /** What is shown; nothing is built again while it is the same. */
  private record Shown(Status tone, String lead, List<String> lines, boolean audit) {}

  private final MessageBar bar;
  private final ProjectModel model;
  private final Button open;
  private final Button bucket;
  private Optional<Shown> shown = Optional.empty();

  private RecoverNotice(MessageBar bar, ProjectModel model, Navigator go) {
    this.bar = bar;
    this.model = model;
    open = Buttons.of(Texts.of("recover.open"), Feather.LIFE_BUOY, () -> go.open(ScreenId.RECOVER));
    open.setId("open-recover");
    bucket =
        Buttons.of(Texts.of("recover.bucket"), Feather.DATABASE, () -> go.open(ScreenId.BUCKET));
    bucket.setId("open-bucket");
  }

  /** Keeps a message up to date. */
  public static void show(MessageBar bar, ProjectModel model, Navigator go) {
    var notice = new RecoverNotice(bar, model, go);
    InvalidationListener renderer = all -> notice.render();
    model.live().property().addListener(renderer);
    model.cutting().runningProperty().addListener(renderer);
    notice.render();
  }

  private void render() {
    Optional<Shown> now =
        model.cutting().runningProperty().get() ? Optional.empty() : worst(model.live().get());
    if (now.isEmpty()) {
      bar.clear();
    } else if (!now.equals(shown) || !bar.isVisible()) { // a button stays under the pointer
      Shown all = now.get();
      bar.show(all.tone(), all.lead(), all.lines(), all.audit() ? bucket : open);
    }
    shown = now;
  }

  private static Optional<Shown> worst(Snapshot now) {
    List<ReleaseProblem> found =
        now
            .observed()
            .diagnosis()
            .map(Part::value)
            .map(Diagnosis::troubles)
            .orElse(List.of())
            .stream()
            .filter(ReleaseProblem::needsHand)
            .filter(trouble -> !trouble.id().equals("cut.unfinished"))
            .toList();
    Optional<Shown> audit = audit(now);
    if (found.isEmpty()) {
      return audit;
    }
    ReleaseProblem first = found.getFirst();
    Optional<Instant> asOf = now.diagnosisAsOf();
    return Optional.of(
        new Shown(
            asOf.isPresent() ? Status.OUT_OF_DATE : Statuses.of(first.severity()),
            first.sentence(),
            List.of(
                asOf.map(at -> Texts.of("as-of", Amounts.when(at, Instant.now()))).orElse(""),
                first.noticed(),
                found.size() > 1 ? Texts.of("recover.notice.more", found.size() - 1) : "",
                audit.map(all -> all.lead() + ". " + all.lines().getFirst()).orElse("")),
            false));
  }

  private static Optional<Shown> audit(Snapshot now) {
    return now.audit()
        .filter(part -> part.value().report().worst() != Severity.SOUND)
        .map(part -> {
          String when = Amounts.when(part.at(), Instant.now());
          return new Shown(
              Statuses.of(Standing.audit(now)),
              Texts.of("recover.audit", when, part.value().report().counts()),
              List.of(Texts.of(now.isOlder(part) ? "recover.audit.older" : "recover.audit.words")),
              true);
        });
  }

  /** Shows what the audit found in a message of its own. */
  static void audit(MessageBar bar, Snapshot now, Button bucket) {
    audit(now)
        .ifPresentOrElse(all -> bar.show(all.tone(), all.lead(), all.lines(), bucket), bar::clear);
  }
}
