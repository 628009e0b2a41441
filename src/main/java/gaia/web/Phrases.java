package gaia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sentences with numbers in them, in the language of the page. A sentence is a {@link
 * MessageFormat}: {@code {0}} is the first value, {@code {0,choice,...}} chooses by number, and an
 * apostrophe is written twice.
 */
@Named("say")
@RequestScoped
public class Phrases {

  private static final Told GERMAN = Told.in("told_de.txt");

  /** Several things in one text are parted by this. */
  private static final String PARTED = "; ";

  @Inject Language language;

  /**
   * @throws MissingResourceException when there is no such sentence
   */
  public String of(String key, Object first) {
    return format(language.getLocale(), key, first);
  }

  public String of(String key, Object first, Object second) {
    return format(language.getLocale(), key, first, second);
  }

  public String of(String key, Object first, Object second, Object third) {
    return format(language.getLocale(), key, first, second, third);
  }

  /** A whole number with the separators of the language. */
  public String number(Number number) {
    return NumberFormat.getIntegerInstance(language.getLocale()).format(number);
  }

  /**
   * What the server says in English, in the language of the page where somebody worded it there.
   *
   * @param name of the sentence in its group, such as {@code user_active} in {@code reason}
   */
  public String worded(String group, String name, String english) {
    ResourceBundle words = ResourceBundle.getBundle(Labels.BUNDLE, language.getLocale());
    String key = group + "_" + name;
    return words.containsKey(key) ? words.getString(key) : english;
  }

  /**
   * The same for a short text that has no name: its letters and digits are its name, and anything
   * else is one underscore.
   */
  public String translated(String group, String english) {
    return worded(group, nameOf(english), english);
  }

  /**
   * What the server says in English without a name for it, such as why it refuses something, in the
   * language of the page; as it is where that is not known.
   */
  public String told(@Nullable String english) {
    return english == null ? "" : told(language.getLocale(), english).orElse(english);
  }

  /** The {@code lang} attribute for what {@link #told} gives: none where it is the page's own. */
  public @Nullable String tongue(@Nullable String english) {
    Locale locale = language.getLocale();
    return english == null || isEnglish(locale) || told(locale, english).isPresent()
        ? null
        : Locale.ENGLISH.getLanguage();
  }

  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  /** The same as {@link #told} for several things in one text, parted by semicolons. */
  public String toldEach(@Nullable String english) {
    return english == null ? "" : toldEach(language.getLocale(), english);
  }

  static String toldEach(Locale locale, String english) {
    return Arrays.stream(english.split(PARTED))
        .map(part -> told(locale, part).orElse(part))
        .collect(Collectors.joining(PARTED));
  }

  static Optional<String> told(Locale locale, String english) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? GERMAN.of(english)
        : Optional.empty();
  }

  static String nameOf(String english) {
    return english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }

  /** A day in full, as the calendar has it in UTC; empty for none. */
  public String day(@Nullable Instant moment) {
    return moment == null ? "" : moment("full_day_pattern", moment.atZone(ZoneOffset.UTC));
  }

  /**
   * A moment by a pattern of the bundle.
   *
   * @param key of the pattern, which ends in {@code _pattern}
   */
  public String moment(String key, ZonedDateTime moment) {
    Locale locale = language.getLocale();
    String pattern = ResourceBundle.getBundle(Labels.BUNDLE, locale).getString(key);
    return DateTimeFormatter.ofPattern(pattern, locale).format(moment);
  }

  /** A day, short: without the year. */
  public String date(LocalDate day) {
    return moment("date_pattern", day.atStartOfDay(ZoneOffset.UTC));
  }

  static String format(Locale locale, String key, Object... values) {
    String pattern = ResourceBundle.getBundle(Labels.BUNDLE, locale).getString(key);
    return new MessageFormat(pattern, locale).format(values);
  }
}
