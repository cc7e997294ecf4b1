package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records something of a version that every machine has to know before anything else changes: that
 * it is burned, or cut again. It is created once, so that the first machine's record stays.
 *
 * @param <I> the proof of what came before
 * @param <T> what is recorded
 */
public final class Announce<I, T> implements Step<I, Announced> {
  /**
   * The bucket tells times in whole seconds: what is written after this is later than the record.
   */
  private static final Duration NEXT_SECOND = Duration.ofMillis(1100);

  private final StepName id;
  private final ChangeTargets targets;
  private final VersionRecords<T> records;
  private final ReleaseVersion version;
  private final Description description;
  private final String holds;
  private final Function<? super Work, ? extends T> value;

  private Announce(
      StepName id,
      ChangeTargets targets,
      VersionRecords<T> records,
      ReleaseVersion version,
      Description description,
      String holds,
      Function<? super Work, ? extends T> value) {
    this.id = id;
    this.targets = targets;
    this.records = records;
    this.version = version;
    this.description = description;
    this.holds = holds;
    this.value = value;
  }

  /**
   * Burns a version: from here the way is only forward.
   *
   * @param record what is recorded, made when it is written
   */
  public static <I> Announce<I, BurnRecord> burn(
      StepName id,
      ChangeTargets targets,
      ReleaseVersion version,
      Function<? super Work, BurnRecord> record) {
    return new Announce<>(
        id,
        targets,
        BurnRecord.RECORDS,
        version,
        new Description(
            "Burn the version " + version,
            "Writes %s. From then on no machine cuts or publishes %s again, and the only way is forward."
                .formatted(BurnRecord.key(version), version),
            NoticedBy.MAINTAINERS,
            Undo.FOR_GOOD),
        "%s is burned: no machine cuts it again".formatted(version),
        record);
  }

  /**
   * Marks a version as one that clients have seen in other bytes: see {@link RecutMark}.
   *
   * @param mark what is recorded, made when it is written
   */
  public static <I> Announce<I, RecutMark> recut(
      StepName id,
      ChangeTargets targets,
      ReleaseVersion version,
      Function<? super Work, RecutMark> mark) {
    return new Announce<>(
        id,
        targets,
        RecutMark.RECORDS,
        version,
        new Description(
            "Mark %s as being cut again".formatted(version),
            "Every machine that cuts it waits for downloads and caches first.",
            NoticedBy.MAINTAINERS,
            Undo.CAN_BE_UNDONE),
        "Every machine sees that %s is cut again".formatted(version),
        mark);
  }

  @Override
  public StepName id() {
    return id;
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public StepState<Announced> observe(I in, History past, Work work) {
    String key = records.key(version);
    return targets
        .bucket()
        .head(key)
        .<StepState<Announced>>map(info ->
            new StepState.Holds<>(new Announced(info.modified()), holds, Map.of("key", key)))
        .orElseGet(() ->
            new StepState.Missing<>(
                new Effect("bucket", key, Hashes.sha256(bytes(work)), "If-None-Match: *")));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    records.put(targets.world(), version, bytes(work), Optional.empty(), work);
    work.pause(NEXT_SECOND);
  }

  private byte[] bytes(Work work) {
    return records.bytes(value.apply(work));
  }
}
