package com.thaloco.releaseconsole.manifest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a manifest keeps its newest entry. */
enum EntryOrder {
  NEWEST_FIRST,
  NEWEST_LAST,
  /** Fewer than two entries, or no order that could be determined. */
  UNCLEAR;

  /**
   * The order of release times where every entry has one, else that of versions: a fix of an older
   * series is newer than a higher version that came out before it. Where both are clear and
   * disagree, nothing is clear.
   */
  static EntryOrder of(List<ManifestEntry> entries) {
    EntryOrder versions =
        of(entries.stream().map(ManifestEntry::version).toList(), Comparator.naturalOrder());
    List<Instant> times =
        entries.stream().map(ManifestEntry::releasedAt).flatMap(Optional::stream).toList();
    EntryOrder byTime =
        times.size() == entries.size() ? of(times, Comparator.naturalOrder()) : UNCLEAR;
    if (byTime == UNCLEAR || versions == UNCLEAR) {
      return byTime == UNCLEAR ? versions : byTime;
    }
    return byTime == versions ? byTime : UNCLEAR;
  }

  private static <T> EntryOrder of(List<T> values, Comparator<? super T> order) {
    if (values.size() < 2) {
      return UNCLEAR;
    }
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < values.size(); i++) {
      int c = order.compare(values.get(i - 1), values.get(i));
      up &= c < 0;
      down &= c > 0;
    }
    return up ? NEWEST_LAST : down ? NEWEST_FIRST : UNCLEAR;
  }
}
