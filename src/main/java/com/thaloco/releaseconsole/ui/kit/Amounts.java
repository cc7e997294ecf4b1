package com.thaloco.releaseconsole.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Sizes in kB and MB (1000), durations and times, as the design language writes them. */
public final class Amounts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Amounts() {}

  /** {@code 99 B}, {@code 3.9 kB}, {@code 18.9 MB}. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = -1;
    while (value >= 999.95 && unit < units.length - 1 || unit < 0) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }

  /** {@code 0.1 s}, {@code 31.8 s}, {@code 2 min 14 s}. */
  public static String took(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
        : "%d min %02d s".formatted(seconds / 60, seconds % 60);
  }

  /** {@code about 10 s}, {@code about 2 min}: how long something still takes. */
  public static String inWords(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    if (seconds < 60) {
      return Texts.of("time.seconds", seconds <= 10 ? seconds : (seconds + 4) / 5 * 5);
    }
    return seconds < 600 ? Texts.of("time.minutes", (seconds + 30) / 60) : elapsed(time);
  }

  /** A running clock: {@code 2:21}. */
  public static String elapsed(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** {@code 14:22:07}. */
  public static String second(Instant at) {
    return SECONDS.format(at);
  }

  /**
   * {@code today at 14:22}, {@code yesterday at 18:42}, {@code 12 days ago}, {@code 2 May 2026}.
   */
  public static String when(Instant at, Instant now) {
    LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
    long days = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, ZoneId.systemDefault()));
    if (days == 0) {
      return Texts.of("time.today", CLOCK.format(at));
    }
    if (days == 1) {
      return Texts.of("time.yesterday", CLOCK.format(at));
    }
    return days > 1 && days < 30 ? Texts.of("time.days-ago", days) : DAY.format(at);
  }

  /** {@code 2 May 2026}. */
  public static String day(Instant at) {
    return DAY.format(at);
  }

  /** A time as people say it, with the exact one as its tooltip. */
  public static Label label(Instant at) {
    var label = new Label(when(at, Instant.now()));
    label.setTooltip(new Tooltip(exact(at)));
    return label;
  }

  /** The exact time in UTC, for tooltips. */
  public static String exact(Instant at) {
    return EXACT.format(at);
  }

  /** The same as {@link #when} at the beginning of a cell, and without a word between. */
  public static String cell(Instant time, Instant now) {
    String when = when(time, now).replace(" at ", " ");
    return Character.toUpperCase(when.charAt(0)) + when.substring(1);
  }
}
