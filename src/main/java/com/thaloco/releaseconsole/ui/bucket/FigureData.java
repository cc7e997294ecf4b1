package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.AuditReport.CutTime;
import com.thaloco.releaseconsole.audit.Figures;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.time.Duration;
import java.util.List;

/**
 * One chart's numbers, which are its table too.
 *
 * @param title with the unit
 * @param first what the points are of, as the head of a column
 * @param second what is measured
 * @param points in order
 */
record FigureData(Kind kind, String title, String first, String second, List<Point> points) {
  /** How it is drawn. */
  enum Kind {
    LINE,
    BARS,
    LYING_BARS
  }

  /**
   * @param value in the unit of the chart
   * @param words the exact value
   */
  record Point(String name, double value, String words) {}

  static FigureData sizes(Figures figures) {
    List<Long> all =
        figures.releases().stream().flatMap(release -> release.size().stream()).toList();
    boolean small = !all.isEmpty() && all.stream().allMatch(size -> size < 1_000_000);
    return new FigureData(
        Kind.LINE,
        Texts.of(small ? "figures.size.kb" : "figures.size.mb"),
        Texts.of("figures.version"),
        Texts.of("bucket.size"),
        figures.releases().stream()
            .filter(release -> release.size().isPresent())
            .map(release ->
                new Point(
                    release.version().text(),
                    release.size().get() / (small ? 1e3 : 1e6),
                    Amounts.size(release.size().get())))
            .toList());
  }

  static FigureData gaps(Figures figures) {
    return new FigureData(
        Kind.BARS,
        Texts.of("figures.gap.days"),
        Texts.of("figures.version"),
        Texts.of("figures.since"),
        figures.releases().stream()
            .filter(release -> release.sincePrevious().isPresent())
            .map(release -> {
              double days = release.sincePrevious().get().toMinutes() / 1440.0;
              return new Point(release.version().text(), days, Texts.of("figures.days", days));
            })
            .toList());
  }

  /** Of the newest cut that this machine has seen. */
  static FigureData times(Figures figures) {
    List<CutTime> cuts = figures.cuts();
    List<Point> points =
        cuts.isEmpty()
            ? List.of()
            : cuts.getLast().steps().stream()
                .map(
                    step -> new Point(step.step(), seconds(step.took()), Amounts.took(step.took())))
                .toList();
    return new FigureData(
        Kind.LYING_BARS,
        cuts.isEmpty()
            ? Texts.of("figures.time.none")
            : Texts.of("figures.time.of", cuts.getLast().version()),
        Texts.of("figures.step"),
        Texts.of("figures.took"),
        points);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
