package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.NEVER;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.check.catalogue.Harness;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.past.Comparison;
import com.thaloco.releaseconsole.recover.past.CutHistory;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.recover.past.PastCut.State;
import com.thaloco.releaseconsole.recover.past.Receipts;
import com.thaloco.releaseconsole.recover.past.SignatureCheck;
import com.thaloco.releaseconsole.trust.SignatureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Receipts and journals of cuts that were really made. */
@Tag("slow")
final class CutHistoryTest {
  private interface Body {
    void with(Situation situation, Project project) throws IOException;
  }

  private static void with(Consumer<Situation> arranged, Body body) {
    Harness.shared()
        .with(sample -> {
          var situation = new Situation(sample);
          arranged.accept(situation);
          try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
            body.with(situation, project);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void aReceiptIsListedVerifiedAndComparedWithAnUnfinishedCut() {
    with(
        situation -> {
          situation.cutKilledAfter("pack");
          try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
            assertThat(
                    new Cut(project, Checks.all(), "test")
                        .abandon(VERSION, "a try", Situation.quiet()))
                .isInstanceOf(Outcome.Ok.class);
          }
          assertThat(situation.cut(situation.here(), VERSION, NEVER))
              .isInstanceOf(Outcome.Ok.class);
        },
        (situation, project) -> {
          List<PastCut> here = CutHistory.here(project);
          assertThat(here)
              .extracting(PastCut::state)
              .containsExactly(State.RELEASED, State.ABANDONED);
          assertThat(here.getFirst().signed()).isTrue();
          assertThat(here.getLast().step()).contains("pack");
          Path receipt = here.getFirst().receipt().orElseThrow();
          assertThat(Receipts.verify(project, receipt)).isInstanceOf(SignatureCheck.Accepted.class);

          Comparison comparison =
              Comparison.of(CutHistory.sheet(here.getFirst()), CutHistory.sheet(here.getLast()));
          assertThat(comparison.differences())
              .filteredOn(row -> row.group().equals("steps") && row.field().equals("tag"))
              .singleElement()
              .matches(row -> row.left().isPresent() && row.right().isEmpty());
          assertThat(comparison.rows())
              .filteredOn(row -> row.field().equals("commit"))
              .allMatch(Comparison.Row::isSame);
          assertThat(
                  Comparison.of(
                      CutHistory.sheet(here.getFirst()), CutHistory.sheet(here.getFirst())))
              .matches(same -> same.differences().isEmpty());

          forged(project, receipt);
          unsigned(project, receipt);
          elsewhere(situation);
          situation.recovered(RecoveryKind.WITHDRAW, VERSION);
          assertThat(CutHistory.everywhere(project, Situation.quiet()).stream().map(PastCut::state))
              .containsOnlyOnce(State.WITHDRAWN)
              .contains(State.ELSEWHERE);
        });
  }

  private static void forged(Project project, Path receipt) throws IOException {
    byte[] before = Files.readAllBytes(receipt);
    Files.writeString(
        receipt, Files.readString(receipt).replace("\"latest\" : true", "\"latest\" : false"));
    assertThat(Receipts.verify(project, receipt)).isInstanceOf(SignatureCheck.Refused.class);
    Files.write(receipt, before);
    Path signature = ReceiptFiles.of(receipt).signature();
    byte[] signed = Files.readAllBytes(signature);
    // The release's own signature is not that of a receipt.
    Files.write(signature, SignatureFile.write(new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1}));
    assertThat(Receipts.verify(project, receipt)).isInstanceOf(SignatureCheck.Refused.class);
    Files.write(signature, signed);
    assertThat(Receipts.verify(project, receipt)).isInstanceOf(SignatureCheck.Accepted.class);
  }

  private static void unsigned(Project project, Path receipt) throws IOException {
    Files.delete(ReceiptFiles.of(receipt).signature());
    assertThat(Receipts.verify(project, receipt)).isInstanceOf(SignatureCheck.Unsigned.class);
    assertThat(CutHistory.here(project).getFirst().signed()).isFalse();
  }

  private static void elsewhere(Situation situation) {
    try (Project other = situation.open(situation.another(), (key, write) -> write.now())) {
      assertThat(CutHistory.here(other)).isEmpty();
      List<PastCut> all = CutHistory.everywhere(other, Situation.quiet());
      assertThat(all).hasSize(8).extracting(PastCut::state).containsOnly(State.ELSEWHERE);
      assertThat(CutHistory.find(all, "v0.1.7").commit()).isEqualTo(situation.sample.head());
    }
  }
}
