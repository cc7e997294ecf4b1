package com.thaloco.releaseconsole.changelog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a release heading.
 *
 * @param raw as it is written
 * @param date the calendar date, where the writing leaves no doubt: year first, or the month in
 *     words; {@code 4/10/2018} could be two days
 * @param placeholder a stand-in that someone forgot: {@code YYYY-MM-DD}, {@code TBD}
 */
record HeadingDate(String raw, Optional<LocalDate> date, boolean placeholder) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<![\\w.])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d|[-/.]\\d)");
  private static final Pattern DAY_MONTH =
      words(
          "(?<![\\w.])(\\d{1,2})(?:st|nd|rd|th)?\\.?[\\s-]+(?:of\\s+)?"
              + MONTH
              + "\\.?,?[\\s-]+(\\d{4})(?!\\w)");
  private static final Pattern MONTH_DAY =
      words("(?<!\\w)" + MONTH + "\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+(\\d{4})(?!\\w)");
  private static final Pattern UNCLEAR =
      words(
          "(?<![\\w.])(?:\\d{1,2}([-/.])\\d{1,2}\\1\\d{4}"
              + "|\\d{1,2}/\\d{1,2}/\\d{2}|"
              + MONTH
              + "\\.?,?\\s+\\d{4})(?!\\w)");
  private static final Pattern PLACEHOLDER =
      words(
          "(?<!\\w)(?:[yx?]{2,4}|20[\\dxy?]{2})([-/.])(?:[mx?]{1,2}|\\d{1,2})\\1"
              + "(?:[dx?]{1,2}|\\d{1,2})(?!\\w)"
              + "|(?<!\\w)(?:un-?released|not\\s+(?:yet\\s+)?released|tb[dac]|release\\s?date"
              + "|in\\s+(?:progress|development)|coming\\s+soon|pending|wip|xxx+|\\?{2,})(?!\\w)"
              + "|\\{\\{.*?\\}\\}|\\$\\{?date\\}?|%date%");

  private static Pattern words(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The first date in what is behind a version. */
  static Optional<HeadingDate> in(String rest) {
    if (rest.length() > TitleReader.LONGEST) {
      return Optional.empty();
    }
    Matcher m = YEAR_FIRST.matcher(rest);
    if (m.find()) {
      return Optional.of(
          new HeadingDate(m.group(), day(m.group(1), m.group(3), m.group(4)), false));
    }
    m = DAY_MONTH.matcher(rest);
    if (m.find()) {
      return Optional.of(
          new HeadingDate(m.group(), day(m.group(3), month(m.group(2)), m.group(1)), false));
    }
    m = MONTH_DAY.matcher(rest);
    if (m.find()) {
      return Optional.of(
          new HeadingDate(m.group(), day(m.group(3), month(m.group(1)), m.group(2)), false));
    }
    m = UNCLEAR.matcher(rest);
    if (m.find()) {
      return Optional.of(new HeadingDate(m.group(), Optional.empty(), false));
    }
    m = PLACEHOLDER.matcher(rest);
    return m.find()
        ? Optional.of(new HeadingDate(m.group(), Optional.empty(), true))
        : Optional.empty();
  }

  private static String month(String word) {
    return Integer.toString(MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
