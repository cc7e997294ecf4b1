package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.check.WorldChecks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a cut that was stopped may be abandoned, whatever changes meanwhile. */
@Tag("slow")
final class AbandonedMeanwhileTest extends BetweenCalls {
  private static final MaintainerCommand CUT = MaintainerCommand.cut(NEW);
  private static final MaintainerCommand ABANDON = MaintainerCommand.abandon(NEW);

  AbandonedMeanwhileTest() {
    super(sample.world());
  }

  // ---- Abandoned

  @Test
  void whatIsNotPublicIsAbandonedAndNothingOfItIsKeptHere() {
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig"));
    StateFolder state = state(machine);
    Path artefacts = state.artefacts(NEW.text(), machine.head());
    Path work = PrivateFiles.createFolder(state.work(NEW.text(), machine.head()));
    assertThat(artefacts).isDirectory();
    assertThat(run(machine, ABANDON)).isEmpty();
    assertThat(Unfinished.of(state)).isEmpty();
    assertThat(state.journal()).doesNotExist();
    assertThat(state.ended()).isNotEmptyDirectory();
    assertThat(artefacts).doesNotExist();
    assertThat(work).doesNotExist();
    assertThat(ended(state).last(Fact.Abandoned.class)).isPresent();
    assertThat(names(NEW)).isFalse();
  }

  /** Its manifest may be under way, and would publish what no one finishes. */
  @Test
  void theManifestOfAnAbandonedCutIsRefusedWhenItComesLate() {
    var late = new AtomicReference<Op<?>>();
    Machine machine = killedBeforeTheManifest(late);
    assertThat(run(machine, ABANDON)).isEmpty();
    assertThat(late.get().act().apply(world)).isInstanceOf(Written.Refused.class);
    assertThat(names(NEW)).isFalse();
  }

  /** Its write of the manifest may still be under way. */
  private Machine killedBeforeTheManifest(AtomicReference<Op<?>> late) {
    return killedAt(op -> {
      if (before(Kind.PUT, "manifest.json").test(op)) {
        late.set(op);
      }
      return late.get() != null;
    });
  }

  @Test
  void whatIsPublishedBeforeTheFenceIsNotAbandoned() {
    var late = new AtomicReference<Op<?>>();
    Machine machine = killedBeforeTheManifest(late);
    var landed = new ArrayList<Object>();
    assertThat(
            told(
                machine,
                ABANDON,
                second(before(Kind.READ, "manifest.json")),
                there -> landed.add(late.get().act().apply(there))))
        .contains("cut.is-public", "v0.1.2 is in the manifest");
    assertThat(landed).singleElement().isInstanceOf(Written.Stored.class);
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @Test
  void aFenceThatIsLostDoesNotAbandon() {
    Machine machine = killedAt(before(Kind.PUT, "manifest.json"));
    assertThat(
            told(
                machine,
                ABANDON,
                before(Kind.PUT, "manifest.json"),
                _ -> manifest(read -> read.fenced(7))))
        .contains("cut.fence-lost", "The cut was not abandoned.");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @Test
  void whatIsPublicIsNotAbandoned() {
    Machine machine = killedAt(op -> op.kind() == Kind.PUSH);
    assertThat(run(machine, ABANDON)).contains("cut.is-public", "v0.1.2 is in the manifest");
    assertThat(Unfinished.of(state(machine))).isPresent();
    assertThat(run(machine, CUT)).isEmpty();
  }

  @Test
  void whatIsTaggedIsNotAbandoned() {
    Machine machine = killedAt(op -> op.kind() == Kind.PUSH);
    tagAs(LAST);
    manifest(read -> read.withLatest(LAST).without(NEW));
    assertThat(run(machine, ABANDON)).contains("cut.is-public", "tagged on the remote");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry", "tag"})
  void whatAnotherHasPublishedDoesNotKeepACutFromBeingAbandoned(String what) {
    Machine machine =
        killedAt(
            what.equals("entry")
                ? before(Kind.PUT, "manifest.json")
                : before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    if (what.equals("entry")) {
      manifest(read -> named(read, NEW));
    } else {
      tagAs(LAST);
    }
    assertThat(run(machine, ABANDON)).isEmpty();
    assertThat(Unfinished.of(state(machine))).isEmpty();
  }

  @Test
  void onlyTheUnfinishedCutIsAbandoned() {
    assertThat(run(sample.machine(2), ABANDON)).contains("cut.nothing-unfinished");
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    assertThat(run(machine, MaintainerCommand.abandon(LATER)))
        .contains("cut.other-unfinished", "v0.1.2", "v0.1.3");
    assertThat(run(machine, MaintainerCommand.cut(LATER))).contains("cut.other-unfinished");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @Test
  void whyItMayNotBeAbandonedIsKnownBefore() {
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    assertThat(why(machine)).isEqualTo(Optional.empty());
    manifest(read -> named(read, NEW));
    assertThat(why(machine)).isEqualTo(Optional.empty()); // another's
    Machine published = killedAt(op -> op.kind() == Kind.PUSH);
    assertThat(why(published).toString()).contains("cut.is-public");
    assertThat(why(sample.machine(2)).toString()).contains("cut.nothing-unfinished");
  }

  // ---- How

  private Object why(Machine machine) {
    var asked =
        new MaintainerCommand(
            "may it be abandoned",
            NEW,
            (project, _, work) ->
                new Outcome.Ok<>(new Cut(project, WorldChecks.of(), "").whyNotAbandon(work)));
    return ((Outcome.Ok<?>) outcome(machine, asked)).value();
  }

  private static History ended(StateFolder state) {
    try (var files = Files.list(state.ended())) {
      return Journal.read(files.findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Machine killedAt(Predicate<Op<?>> at) {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    killed(machine, CUT, at);
    return machine;
  }
}
