package gaia.knowledge.extraction;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one day that a few English words name, beside the day on which they were said: "tomorrow",
 * "in two weeks", "next Friday", "on the 3rd of May", "2026-05-03". Words that name a month, a week
 * or an age name no day.
 */
final class NamedDay {

  private static final String NUMBER =
      "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final String UNIT = "(day|week|fortnight|month|year)s?";
  private static final String WEEKDAY =
      "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final String ORDINAL = "(\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?:,? (\\d{4}))?\\b";

  private record Rule(Pattern pattern, BiFunction<MatchResult, LocalDate, LocalDate> day) {
    Rule(String pattern, BiFunction<MatchResult, LocalDate, LocalDate> day) {
      this(Pattern.compile(pattern), day);
    }
  }

  /** The first that fits counts. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b", (m, told) -> of(m, 1, 2, 3)),
          new Rule("\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b", (m, told) -> of(m, 3, 2, 1)),
          new Rule("\\b" + ORDINAL + "(?: of)? " + MONTH + YEAR, (m, t) -> month(t, m, 2, 1)),
          new Rule("\\b" + MONTH + " (?:the )?" + ORDINAL + YEAR, (m, t) -> month(t, m, 1, 2)),
          new Rule("\\bthe day after tomorrow\\b", (m, told) -> told.plusDays(2)),
          new Rule("\\bthe day before yesterday\\b", (m, told) -> told.minusDays(2)),
          new Rule("\\btomorrow\\b", (m, told) -> told.plusDays(1)),
          new Rule("\\b(?:yesterday|last night)\\b", (m, told) -> told.minusDays(1)),
          new Rule("\\b(?:today|tonight|this (?:morning|afternoon|evening))\\b", (m, told) -> told),
          new Rule("\\b" + NUMBER + " " + UNIT + " ago\\b", (m, told) -> shift(told, m, -1)),
          new Rule("\\bin " + NUMBER + " " + UNIT + "\\b", (m, told) -> shift(told, m, 1)),
          new Rule("\\b" + NUMBER + " " + UNIT + " from now\\b", (m, told) -> shift(told, m, 1)),
          new Rule("\\blast " + WEEKDAY + "\\b", (m, told) -> before(told, m.group(1))),
          new Rule("\\b" + WEEKDAY + "\\b", (m, told) -> after(told, m.group(1))));

  private NamedDay() {}

  /**
   * Works the day out.
   *
   * @param told the day on which the words were said
   */
  static Optional<LocalDate> in(String words, LocalDate told) {
    String lower = words.toLowerCase(Locale.ROOT);
    for (Rule rule : RULES) {
      Matcher match = rule.pattern().matcher(lower);
      if (match.find()) {
        try {
          return Optional.of(rule.day().apply(match.toMatchResult(), told));
        } catch (DateTimeException e) {
          // "The 31st of February" names no day.
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** How people write the day: what a model may put into a sentence instead of "tomorrow". */
  static String spoken(LocalDate day) {
    List<String> words = new ArrayList<>();
    words.add(day.toString());
    words.add(Integer.toString(day.getYear()));
    words.add(Integer.toString(day.getDayOfMonth()));
    words.add(day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    words.add(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    return String.join(" ", words);
  }

  private static LocalDate of(MatchResult match, int year, int month, int day) {
    return LocalDate.of(number(match, year), number(match, month), number(match, day));
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  /** Without a year the one that is nearest. */
  private static LocalDate month(LocalDate told, MatchResult match, int month, int day) {
    int which = monthOf(match.group(month));
    int dayOfMonth = number(match, day);
    if (match.group(3) != null) {
      return LocalDate.of(number(match, 3), which, dayOfMonth);
    }
    LocalDate nearest = LocalDate.of(told.getYear(), which, dayOfMonth);
    for (int step = -1; step <= 1; step += 2) {
      LocalDate other = LocalDate.of(told.getYear() + step, which, dayOfMonth);
      boolean nearer =
          Math.abs(ChronoUnit.DAYS.between(told, other))
              < Math.abs(ChronoUnit.DAYS.between(told, nearest));
      nearest = nearer ? other : nearest;
    }
    return nearest;
  }

  private static int monthOf(String name) {
    for (java.time.Month month : java.time.Month.values()) {
      if (month.name().equalsIgnoreCase(name)) {
        return month.getValue();
      }
    }
    throw new DateTimeException("no month: " + name);
  }

  private static LocalDate shift(LocalDate told, MatchResult match, int direction) {
    String said = match.group(1);
    int known = NUMBERS.indexOf(said);
    int many = said.startsWith("a") ? 1 : known >= 0 ? known : Integer.parseInt(said);
    long step = (long) direction * many;
    return switch (match.group(2)) {
      case "day" -> told.plusDays(step);
      case "week" -> told.plusWeeks(step);
      case "fortnight" -> told.plusWeeks(2 * step);
      case "month" -> told.plusMonths(step);
      default -> told.plusYears(step);
    };
  }

  private static LocalDate before(LocalDate told, String weekday) {
    return told.with(
        TemporalAdjusters.previous(DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT))));
  }

  private static LocalDate after(LocalDate told, String weekday) {
    return told.with(TemporalAdjusters.next(DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT))));
  }
}
