package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.RecoverResult;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Recovering;
import java.util.function.BooleanSupplier;

/** Tells that a recovery has ended, or waits for an answer, while another section is in sight. */
final class RecoveryNotification {
  private final Recovering recovering;
  private final Navigator go;
  private boolean ran;

  private RecoveryNotification(Recovering recovering, Navigator go) {
    this.recovering = recovering;
    this.go = go;
  }

  /**
   * @param inSight whether the recovery itself is examined
   */
  static void bind(Recovering recovering, Navigator go, BooleanSupplier inSight) {
    var told = new RecoveryNotification(recovering, go);
    recovering.runningProperty().addListener((all, before, now) -> told.ran |= now);
    recovering
        .outcomeProperty()
        .addListener((all, before, now) -> now.ifPresent(how -> told.ended(how, inSight)));
  }

  /** A plan that could not be made is reported where it was asked for. */
  private void ended(Outcome<RecoverResult> how, BooleanSupplier inSight) {
    if (ran && !inSight.getAsBoolean()) {
      go.tell(sentence(how));
    }
    ran = false;
  }

  private String sentence(Outcome<RecoverResult> how) {
    String title = recovering.choiceProperty().get().map(Recovering.Choice::title).orElse("");
    return switch (how) {
      case Outcome.Ok<RecoverResult>(Recovered done) -> Hash.inSentence(done.sentence());
      case Outcome.Ok<RecoverResult> _ -> Texts.of("recover.ended.done", title);
      case Outcome.Refused<RecoverResult> _ -> Texts.of("recover.ended.refused", title);
      case Outcome.Asks<RecoverResult> _ -> Texts.of("recover.ended.asks", title);
      case Outcome.Stopped<RecoverResult> _ -> Texts.of("recover.ended.stopped", title);
    };
  }
}
