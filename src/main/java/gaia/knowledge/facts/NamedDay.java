package gaia.knowledge.facts;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first day that a sentence names, beside the day on which it was said: "on 3 March 2024", "in
 * March", "two weeks ago", "yesterday". Days that are still to come are not told apart from others.
 */
final class NamedDay {
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final String MONTH =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
  private static final String NUMBER =
      "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
  private static final String WEEKDAY =
      "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

  private record Rule(Pattern pattern, BiFunction<MatchResult, LocalDate, LocalDate> day) {
    Rule(String pattern, BiFunction<MatchResult, LocalDate, LocalDate> day) {
      this(Pattern.compile("\\b" + pattern + "\\b"), day);
    }
  }

  /** The most exact first. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("(\\d{4})-(\\d{2})-(\\d{2})", (m, t) -> LocalDate.of(n(m, 1), n(m, 2), n(m, 3))),
          new Rule(
              DAY + " (?:of )?" + MONTH + ",? (\\d{4})",
              (m, t) -> LocalDate.of(n(m, 3), month(m, 2), n(m, 1))),
          new Rule(
              MONTH + " " + DAY + ",? (\\d{4})",
              (m, t) -> LocalDate.of(n(m, 3), month(m, 1), n(m, 2))),
          new Rule(
              "(?:in|since|until|till|from|of|last) " + MONTH + ",? (\\d{4})",
              (m, t) -> LocalDate.of(n(m, 2), month(m, 1), 1)),
          new Rule(MONTH + " (\\d{4})", (m, t) -> LocalDate.of(n(m, 2), month(m, 1), 1)),
          new Rule("on " + DAY + " (?:of )?" + MONTH, (m, t) -> nearest(t, month(m, 2), n(m, 1))),
          new Rule(
              "(?:on|since|until|till) " + MONTH + " " + DAY,
              (m, t) -> nearest(t, month(m, 1), n(m, 2))),
          new Rule("(?:yesterday|last night)", (m, told) -> told.minusDays(1)),
          new Rule("(?:today|tonight|this morning|this afternoon)", (m, told) -> told),
          new Rule(NUMBER + " days? ago", (m, told) -> told.minusDays(number(m))),
          new Rule(NUMBER + " weeks? ago", (m, told) -> told.minusWeeks(number(m))),
          new Rule(NUMBER + " months? ago", (m, told) -> told.minusMonths(number(m))),
          new Rule(NUMBER + " years? ago", (m, told) -> told.minusYears(number(m))),
          new Rule(
              "(?:last|on|since) " + WEEKDAY,
              (m, told) -> told.with(TemporalAdjusters.previous(weekday(m)))),
          new Rule("last week", (m, told) -> told.minusWeeks(1)),
          new Rule("last month", (m, told) -> YearMonth.from(told).minusMonths(1).atDay(1)),
          new Rule("last year", (m, told) -> LocalDate.of(told.getYear() - 1, 1, 1)),
          new Rule("(?:in|since|until|till|last) " + MONTH, (m, t) -> nearest(t, month(m, 1), 1)),
          new Rule("(?:in|since|until|till|from) (\\d{4})", (m, t) -> LocalDate.of(n(m, 1), 1, 1)));

  private NamedDay() {}

  /** Empty when no day is named, or none that exists. */
  static Optional<LocalDate> in(String text, LocalDate told) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(lower);
      if (matcher.find()) {
        try {
          return Optional.of(rule.day().apply(matcher.toMatchResult(), told));
        } catch (DateTimeException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** The last such day that is not after the day of telling. */
  private static LocalDate nearest(LocalDate told, Month month, int day) {
    LocalDate thisYear = LocalDate.of(told.getYear(), month, day);
    return thisYear.isAfter(told) ? thisYear.minusYears(1) : thisYear;
  }

  private static int n(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static Month month(MatchResult match, int group) {
    String name = match.group(group).substring(0, 3);
    for (Month month : Month.values()) {
      if (month.name().regionMatches(true, 0, name, 0, 3)) {
        return month;
      }
    }
    throw new DateTimeException("no month: " + name);
  }

  private static DayOfWeek weekday(MatchResult match) {
    return DayOfWeek.valueOf(match.group(1).toUpperCase(Locale.ROOT));
  }

  private static int number(MatchResult match) {
    String said = match.group(1);
    if (said.equals("a") || said.equals("an")) {
      return 1;
    }
    return NUMBERS.contains(said) ? NUMBERS.indexOf(said) : Integer.parseInt(said);
  }
}
