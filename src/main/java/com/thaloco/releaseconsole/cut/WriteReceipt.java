package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.cut.CutProofs.SeenByClients;
import com.thaloco.releaseconsole.cut.CutProofs.Signed;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Facts;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.NewEntry;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the receipt, as JSON and as a page, and signs it. One that is written after a restart is
 * unsigned until the key is unlocked again, and says so.
 */
final class WriteReceipt implements Step<SeenByClients, ReceiptFiles> {
  private final CutContext context;
  private final Function<? super Signed, NewEntry> entry;
  private final Facts facts;

  WriteReceipt(CutContext context, Function<? super Signed, NewEntry> entry, Facts facts) {
    this.facts = facts;
    this.context = context;
    this.entry = entry;
  }

  @Override
  public CutStep id() {
    return CutStep.RECEIPT;
  }

  @Override
  public Description description() {
    return new Description(
        CutStep.RECEIPT.title(),
        "A JSON file and a page in the receipts folder, signed while the key is unlocked.",
        NoticedBy.NOBODY,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public StepState<ReceiptFiles> observe(SeenByClients in, History past, Work work) {
    ReceiptFiles files = files();
    Optional<UnlockedKey> key = context.subject().keyring().key();
    if (!files.hold(receipt(in, past)) || (key.isPresent() && !files.isSigned())) {
      return new StepState.Missing<>(Effect.onDisk(files.json().toString()));
    }
    return new StepState.Holds<>(
        files,
        files.isSigned()
            ? "Signed: " + files.json()
            : "Not signed, the key is locked: " + files.json(),
        Map.of("receipt", files.json().toString(), "signed", String.valueOf(files.isSigned())));
  }

  @Override
  public void perform(SeenByClients in, Effect next, Work work) {
    files().write(receipt(in, facts.history()), context.subject().keyring().key());
  }

  private ReceiptFiles files() {
    return ReceiptFiles.of(context.state().receipts(), context.version().text(), context.commit());
  }

  private Receipt receipt(SeenByClients in, History past) {
    Profile profile = context.profile();
    Signed signed = in.stranger().tagged().publicly().published().signed();
    String version = context.version().text();
    byte[] sums = signed.sums();
    var objects = new ArrayList<Receipt.ObjectRecord>();
    objects.add(
        new Receipt.ObjectRecord(
            profile.tarballKey(version), signed.tarball().size(), signed.tarball().sha256()));
    objects.add(record(profile.hashesKey(version), sums));
    objects.add(record(profile.signatureKey(version), signed.signature()));
    boolean latest = in.stranger().tagged().publicly().published().movesLatest();
    profile
        .installer()
        .filter(_ -> latest) // else the script in the bucket is that of another release
        .ifPresent(rules -> objects.add(record(rules.key(), context.installer(rules).bytes())));
    List<Finding> verified =
        Stream.concat(in.stranger().findings().stream(), in.report().findings().stream()).toList();
    return new Receipt(
        Receipt.FORMAT,
        profile.project(),
        version,
        context.commit(),
        context.opened().builtAt(),
        context.opened().lastRelease(),
        context.opened().console(),
        context.opened().profileSha256(),
        signed.pinned().sha256(),
        past.last(Fact.Cleared.class).map(Fact.Cleared::findings).orElse(List.of()),
        answers(past),
        objects,
        entry.apply(signed).fields().inline(),
        latest,
        in.stranger().tagged().tagId(),
        verified,
        in.report().table(),
        steps(past));
  }

  private static Receipt.ObjectRecord record(String key, byte[] bytes) {
    return new Receipt.ObjectRecord(key, bytes.length, Hashes.sha256(bytes));
  }

  private static Map<String, String> answers(History past) {
    var answers = new LinkedHashMap<String, String>();
    past.all(Fact.Answered.class).forEach(a -> answers.put(a.id(), a.text()));
    return answers;
  }

  /** The receipt's own step is left out: it would change the receipt each time it is written. */
  private static List<Receipt.StepRecord> steps(History past) {
    var last = new LinkedHashMap<String, Instant>();
    for (Entry entry : past.entries()) {
      if (entry.fact() instanceof Fact.Done done
          && !done.step().equals(CutStep.RECEIPT.toString())) {
        last.put(done.step(), entry.at());
      }
    }
    return last.entrySet().stream()
        .map(each -> new Receipt.StepRecord(each.getKey(), each.getValue()))
        .toList();
  }
}
