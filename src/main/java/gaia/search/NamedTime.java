package gaia.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day or month that a question names: "on 13 October 2026", "in May", "October 3rd, 2026",
 * "2026-10-13". People tell of a day on that day or within the week after it.
 *
 * @param day 0 when only the month is named
 * @param year 0 when no year is named
 */
record NamedTime(int day, int month, int year) {

  private static final float SAME_DAY = 1f;
  private static final float NEARBY = 0.5f;
  private static final int DAYS_AFTER = 7;
  private static final int MOST_DAYS = 31;

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final String MONTH = "(" + String.join("|", MONTHS) + ")";
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?:,? (?:of )?(\\d{4}))?\\b";
  private static final Pattern DAY_MONTH =
      Pattern.compile("\\b" + DAY + ",? (?:of )?" + MONTH + YEAR);
  private static final Pattern MONTH_DAY =
      Pattern.compile("\\b" + MONTH + ",? " + DAY + "\\b" + YEAR);

  /** "may" and "march" are months only after such a word, or before a year. */
  private static final Pattern MONTH_ONLY =
      Pattern.compile(
          "\\b(?:in|of|during|since|last|this|next|late|early|mid|until|before|after)[ -]"
              + MONTH
              + YEAR);

  private static final Pattern MONTH_YEAR = Pattern.compile("\\b" + MONTH + ",? (\\d{4})\\b");
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");

  /** The first time named in a text. */
  static Optional<NamedTime> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return iso(lower)
        .or(() -> find(DAY_MONTH, lower, 1, 2, 3))
        .or(() -> find(MONTH_DAY, lower, 2, 1, 3))
        .or(() -> find(MONTH_YEAR, lower, 0, 1, 2))
        .or(() -> find(MONTH_ONLY, lower, 0, 1, 2));
  }

  private static Optional<NamedTime> iso(String text) {
    Matcher match = ISO.matcher(text);
    return match.find()
        ? valid(number(match.group(3)), number(match.group(2)), number(match.group(1)))
        : Optional.empty();
  }

  private static Optional<NamedTime> find(
      Pattern pattern, String text, int day, int month, int year) {
    Matcher match = pattern.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    return valid(
        day == 0 ? 0 : number(match.group(day)),
        MONTHS.indexOf(match.group(month)) + 1,
        match.group(year) == null ? 0 : number(match.group(year)));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Optional<NamedTime> valid(int day, int month, int year) {
    try {
      return Optional.of(
          new NamedTime(day, LocalDate.of(2024, month, Math.max(1, day)).getMonthValue(), year));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the days hold this day, or any day of this month; more than a month never does. */
  boolean meets(Days days) {
    if (days.length() > MOST_DAYS) {
      return false;
    }
    return days.first()
        .datesUntil(days.last().plusDays(1))
        .anyMatch(
            date ->
                date.getMonthValue() == month
                    && (day == 0 || date.getDayOfMonth() == day)
                    && (year == 0 || date.getYear() == year));
  }

  /** How well a moment fits, 0 to 1. */
  float fits(Instant moment) {
    LocalDate told = moment.atZone(ZoneOffset.UTC).toLocalDate();
    if (day == 0) {
      return told.getMonthValue() == month && (year == 0 || told.getYear() == year) ? NEARBY : 0;
    }
    for (int after = 0; after <= DAYS_AFTER; after++) {
      LocalDate then = told.minusDays(after);
      if (then.getDayOfMonth() == day
          && then.getMonthValue() == month
          && (year == 0 || then.getYear() == year)) {
        return after == 0 ? SAME_DAY : NEARBY;
      }
    }
    return 0;
  }
}
