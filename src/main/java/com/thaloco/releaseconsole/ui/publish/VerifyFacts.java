package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Verifying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the receipt of a release tells, in a few facts. */
final class VerifyFacts {
  private VerifyFacts() {}

  static void tag(FactTable facts, Verifying.Seen seen, String remote) {
    facts
        .clear()
        .add(Texts.of("tag.name"), seen.version())
        .code(Texts.of("tag.commit"), Hash.commit(seen.commit()))
        .code(Texts.of("tag.remote"), Texts.of("verify.this-tag", remote));
  }

  static void receipt(FactTable facts, Verifying.Seen seen) {
    facts.clear();
    if (seen.evidence().isEmpty()) {
      facts.add(Texts.of("verify.receipt.file"), Texts.of("verify.receipt.elsewhere"));
      return;
    }
    Receipt receipt = seen.evidence().get();
    long passed =
        receipt.findings().stream().filter(f -> f.status() == Finding.Status.PASSED).count();
    facts.add(
        Texts.of("verify.receipt.checks"),
        Texts.of("verify.receipt.passed", passed, receipt.answers().size()));
    long size = receipt.objects().stream().mapToLong(Receipt.ObjectRecord::size).sum();
    facts.add(
        Texts.of("verify.receipt.uploaded"),
        Texts.of("verify.receipt.objects", receipt.objects().size(), Amounts.size(size)));
    List<Instant> times = receipt.steps().stream().map(Receipt.StepRecord::at).sorted().toList();
    if (times.size() > 1) {
      facts.code(
          Texts.of("verify.receipt.total"),
          Amounts.took(Duration.between(times.getFirst(), times.getLast())));
    }
    boolean signed =
        seen.receipt().map(ReceiptFiles::of).filter(ReceiptFiles::isSigned).isPresent();
    facts.add(
        Texts.of("verify.receipt.signed"),
        Texts.of(signed ? "verify.receipt.yes" : "verify.receipt.no"));
  }
}
