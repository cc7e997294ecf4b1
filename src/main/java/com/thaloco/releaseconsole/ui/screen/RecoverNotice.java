package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.Trouble;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
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
final class RecoverNotice {
  /** What is shown; nothing is built anew while it is the same. */
  private record Shown(Status tone, String lead, List<String> lines, boolean audit) {}

  private final MessageBar bar;
  private final Desk desk;
  private final Button open;
  private final Button bucket;
  private Optional<Shown> shown = Optional.empty();

  private RecoverNotice(MessageBar bar, Desk desk, Navigator go) {
    this.bar = bar;
    this.desk = desk;
    open = Buttons.of(Texts.of("recover.open"), Feather.LIFE_BUOY, () -> go.open(ScreenId.RECOVER));
    open.setId("open-recover");
    bucket =
        Buttons.of(Texts.of("recover.bucket"), Feather.DATABASE, () -> go.open(ScreenId.BUCKET));
    bucket.setId("open-bucket");
  }

  /** Keeps a message up to date. */
  static void show(MessageBar bar, Desk desk, Navigator go) {
    var notice = new RecoverNotice(bar, desk, go);
    InvalidationListener renderer = all -> notice.render();
    desk.live().property().addListener(renderer);
    desk.cutting().runningProperty().addListener(renderer);
    notice.render();
  }

  private void render() {
    Optional<Shown> now =
        desk.cutting().runningProperty().get() ? Optional.empty() : worst(desk.live().get());
    if (now.isEmpty()) {
      bar.clear();
    } else if (!now.equals(shown) || !bar.isVisible()) { // a button stays under the pointer
      Shown all = now.get();
      bar.show(all.tone(), all.lead(), all.lines(), all.audit() ? bucket : open);
    }
    shown = now;
  }

  private static Optional<Shown> worst(Snapshot now) {
    List<Trouble> found =
        now
            .observed()
            .diagnosis()
            .map(Part::value)
            .map(Diagnosis::troubles)
            .orElse(List.of())
            .stream()
            .filter(Trouble::needsHand)
            .filter(trouble -> !trouble.id().equals("cut.unfinished"))
            .toList();
    Optional<Shown> audit = audit(now);
    if (found.isEmpty()) {
      return audit;
    }
    Trouble first = found.getFirst();
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
              Texts.of("recover.audit", when, Standing.counts(part.value().report())),
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
