package gaia.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client wrote into the address of a search. Every mistake is an {@link
 * IllegalArgumentException} whose message is for the client.
 */
final class SearchParameters {

  private static final int USUAL_K = 10;
  private static final int LARGEST_K = 500;
  private static final int SHOWN = 60;

  private SearchParameters() {}

  static String query(@Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("q is missing: say what to search for.");
    }
    return value;
  }

  static int k(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return USUAL_K;
    }
    try {
      int k = Integer.parseInt(value.strip());
      if (k >= 1 && k <= LARGEST_K) {
        return k;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wrong("k", value, "a whole number from 1 to 500"), e);
    }
    throw new IllegalArgumentException(wrong("k", value, "a whole number from 1 to 500"));
  }

  static @Nullable SearchKind kind(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    for (SearchKind kind : SearchKind.values()) {
      if (label(kind).equals(value.strip())) {
        return kind;
      }
    }
    String kinds =
        Arrays.stream(SearchKind.values())
            .map(SearchParameters::label)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(wrong("kind", value, "one of " + kinds));
  }

  static String label(SearchKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** A moment with an offset, or a day, which begins at midnight UTC. */
  static @Nullable Instant moment(String name, @Nullable String value) {
    String text = text(value);
    if (text == null) {
      return null;
    }
    try {
      Instant moment =
          text.indexOf('T') >= 0
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Instant.ofEpochMilli(moment.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          wrong(name, text, "a time like 2026-11-22T10:00:00Z or a day like 2026-11-22"), e);
    }
  }

  private static String wrong(String name, String value, String allowed) {
    String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    return "%s is '%s', but must be %s.".formatted(name, shown, allowed);
  }
}
