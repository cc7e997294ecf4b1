package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.NEVER;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.recover.Situation.Machine;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cuts that end around their tag, and tags that are on the remote only. */
@Tag("slow")
final class LateTagTest extends WithSituation {

  @Test
  void whatWasKilledAfterItsTagIsVerifiedByAnotherMachineWhateverIsCheckedOutThere() {
    with(situation -> {
      situation.cutKilledAfter("tag");
      String released = situation.sample.head();
      situation.sample.change("README.md", text -> text + "Later.\n").commit().push();
      Machine other = situation.another();
      ok(situation.recover(other, RecoveryKind.RESUME, VERSION));
      assertThat(situation.state(other).receipts()).isNotEmptyDirectory();
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{commit}")).isEqualTo(released);
      ok(situation.recover(situation.here(), RecoveryKind.RESUME, VERSION));
      situation.sound(VERSION);
    });
  }

  @Test
  void aTagThatLandsAfterTheWithdrawalIsReportedAsOnTheRemote() {
    with(situation -> {
      Machine other = situation.another();
      var withdrawn = new AtomicBoolean();
      var problem =
          refused(
              situation.cut(
                  situation.here(),
                  VERSION,
                  event -> {
                    if (Situation.before("tag").test(event)
                        && withdrawn.compareAndSet(false, true)) {
                      ok(situation.recover(other, RecoveryKind.WITHDRAW, VERSION));
                      situation.sample.git("push", "-q", "origin", "HEAD:refs/tags/v0.1.7");
                    }
                    return false;
                  }));
      assertThat(problem.id()).isEqualTo("tag.burned");
      assertThat(problem.notDone()).contains("The tag v0.1.7 is on the remote");
      assertThat(problem.next().asText()).contains("recover withdraw");
      ok(situation.recover(situation.here(), RecoveryKind.WITHDRAW, VERSION));
      situation.sound(BEFORE);
    });
  }

  /** The checklist and the verification judge by the same tags: those on the remote. */
  @Test
  void aCloneThatNeverFetchedTheLastTagVerifiesAndIsToldHowToFetchIt() {
    with(situation -> {
      situation.sample.git("tag", "-d", BEFORE.text());
      situation.accepted(BEFORE);
      var problem = refused(situation.cut(situation.here(), VERSION, NEVER));
      assertThat(problem.next().asText()).contains("git fetch origin tag v0.1.6");
      situation.sample.git("fetch", "-q", "origin", "tag", "v0.1.6");
      situation.released();
    });
  }
}
