package gaia.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Days in a row, as people name them beside the day on which they speak: "yesterday", "last week",
 * "two months ago", "next Friday".
 *
 * @param last inclusive, never before {@code first}
 */
record Days(LocalDate first, LocalDate last) {

  /** More than anybody puts into one text; bounds the work on a hostile one. */
  private static final int MOST = 8;

  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final String NUMBER =
      "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few)";
  private static final String DAY_NAME =
      "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun)";

  private static final List<Rule> RULES =
      List.of(
          new Rule("\\b(?:yesterday|last night)\\b", (m, told) -> day(told.minusDays(1))),
          new Rule("\\b(?:today|tonight|this (?:morning|afternoon|evening))\\b", (m, t) -> day(t)),
          new Rule("\\btomorrow\\b", (m, told) -> day(told.plusDays(1))),
          new Rule("\\b" + NUMBER + " days? ago\\b", (m, t) -> day(t.minusDays(number(m)))),
          new Rule("\\b" + NUMBER + " weeks? ago\\b", (m, t) -> week(t.minusWeeks(number(m)))),
          new Rule("\\b" + NUMBER + " months? ago\\b", (m, t) -> month(t.minusMonths(number(m)))),
          new Rule("\\b" + NUMBER + " years? ago\\b", (m, t) -> year(t.minusYears(number(m)))),
          new Rule("\\blast weekend\\b", (m, told) -> weekendBefore(told)),
          new Rule("\\b(last|this|next) week\\b", (m, t) -> week(t.plusWeeks(step(m)))),
          new Rule("\\b(last|this|next) month\\b", (m, t) -> month(t.plusMonths(step(m)))),
          new Rule("\\b(last|this|next) year\\b", (m, t) -> year(t.plusYears(step(m)))),
          new Rule("\\b(?:last|on) " + DAY_NAME + "\\b", (m, told) -> day(before(told, m))),
          new Rule("\\bnext " + DAY_NAME + "\\b", (m, told) -> day(after(told, m))));

  private record Rule(Pattern pattern, BiFunction<MatchResult, LocalDate, Days> days) {
    Rule(String pattern, BiFunction<MatchResult, LocalDate, Days> days) {
      this(Pattern.compile(pattern), days);
    }
  }

  /**
   * The days that a text names, at most {@value #MOST}.
   *
   * @param told the day on which it was said
   */
  static List<Days> in(String text, LocalDate told) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Days> found = new ArrayList<>();
    for (Rule rule : RULES) {
      rule.pattern()
          .matcher(lower)
          .results()
          .limit(MOST - found.size())
          .forEach(match -> add(rule, match, told, found));
    }
    return found;
  }

  private static void add(Rule rule, MatchResult match, LocalDate told, List<Days> found) {
    try {
      found.add(rule.days().apply(match, told));
    } catch (DateTimeException e) {
      // Before or after all time that can be counted: no day that anybody asks for.
      return;
    }
  }

  private static Days day(LocalDate day) {
    return new Days(day, day);
  }

  private static Days week(LocalDate in) {
    LocalDate monday = in.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Days(monday, monday.plusDays(6));
  }

  private static Days weekendBefore(LocalDate told) {
    LocalDate saturday = told.with(TemporalAdjusters.previous(DayOfWeek.SATURDAY));
    return new Days(saturday, saturday.plusDays(1));
  }

  private static Days month(LocalDate in) {
    return new Days(YearMonth.from(in).atDay(1), YearMonth.from(in).atEndOfMonth());
  }

  private static Days year(LocalDate in) {
    return new Days(in.withDayOfYear(1), in.withDayOfYear(in.lengthOfYear()));
  }

  private static LocalDate before(LocalDate told, MatchResult match) {
    return told.with(TemporalAdjusters.previous(dayOfWeek(match.group(1))));
  }

  private static LocalDate after(LocalDate told, MatchResult match) {
    return told.with(TemporalAdjusters.next(dayOfWeek(match.group(1))));
  }

  private static DayOfWeek dayOfWeek(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().regionMatches(true, 0, name, 0, 3)) {
        return day;
      }
    }
    throw new DateTimeException("no day of the week: " + name);
  }

  private static int step(MatchResult match) {
    return switch (match.group(1)) {
      case "last" -> -1;
      case "next" -> 1;
      default -> 0;
    };
  }

  private static int number(MatchResult match) {
    String said = match.group(1);
    return switch (said) {
      case "a", "an" -> 1;
      case "a couple of" -> 2;
      case "a few" -> 3;
      default -> NUMBERS.contains(said) ? NUMBERS.indexOf(said) : Integer.parseInt(said);
    };
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  boolean meets(Days other) {
    return !first.isAfter(other.last) && !last.isBefore(other.first);
  }

  /** How many days, at least 1. */
  long length() {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }

  private static final int LENGTH_BITS = 10;

  /** All of it in one number; spans of more than 1,023 days are cut to that. */
  long packed() {
    return first.toEpochDay() << LENGTH_BITS | Math.min(length(), (1 << LENGTH_BITS) - 1);
  }

  static Days unpacked(long packed) {
    LocalDate first = LocalDate.ofEpochDay(packed >> LENGTH_BITS);
    return new Days(first, first.plusDays((packed & (1 << LENGTH_BITS) - 1) - 1));
  }
}
