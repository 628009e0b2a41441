package gaia.configuration;

import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The loggers of all rooms, and the only place that makes one. Whatever a line of the log was made
 * of, it is one line: line ends, terminal escapes and marks that turn the direction of writing are
 * written as their numbers, in messages and in the exceptions below them.
 */
public final class EscapedLog {

  /** Controls but the tab; formats, which bidi marks are; separators of lines; halves of pairs. */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}&&[^\\t]]|[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private static final Formatter PLAIN =
      new Formatter() {
        @Override
        public String format(LogRecord line) {
          return formatMessage(line);
        }
      };

  private EscapedLog() {}

  public static Logger of(Class<?> type) {
    Logger logger = Logger.getLogger(type.getName());
    logger.setFilter(EscapedLog::escape);
    return logger;
  }

  /** The same for those who log by the interface of the platform, which ends at the same logger. */
  public static System.Logger system(Class<?> type) {
    System.Logger logger = System.getLogger(type.getName());
    Logger.getLogger(type.getName()).setFilter(EscapedLog::escape);
    return logger;
  }

  /** Changes the line before anybody writes it; every line passes. */
  private static boolean escape(LogRecord line) {
    String message = line.getMessage();
    if (message != null) {
      line.setMessage(escaped(PLAIN.format(line)));
      line.setParameters(null);
    }
    if (line.getThrown() != null && isUnsafe(line.getThrown())) {
      line.setThrown(Told.of(line.getThrown()));
    }
    return true;
  }

  /** The text with {@code \\u} and a number in the place of whatever is no part of a line. */
  static String escaped(String text) {
    return UNSAFE.matcher(text).replaceAll(found -> "\\\\u" + number(found.group().codePointAt(0)));
  }

  private static String number(int character) {
    return String.format(Locale.ROOT, "%04x", character);
  }

  private static boolean isUnsafe(Throwable thrown) {
    int depth = 0;
    for (Throwable at = thrown; at != null && depth < Told.DEEPEST; at = at.getCause()) {
      if (UNSAFE.matcher(String.valueOf(at.getMessage())).find() || at.getSuppressed().length > 0) {
        return true;
      }
      depth++;
    }
    return false;
  }

  /** An exception as the log tells it. */
  private static final class Told extends Throwable {
    private static final long serialVersionUID = 1L;
    static final int DEEPEST = 50;

    private final String words;

    private Told(String words, @Nullable Throwable cause) {
      super(words, cause, true, true);
      this.words = words;
    }

    static Told of(Throwable thrown) {
      return of(thrown, DEEPEST);
    }

    private static Told of(Throwable thrown, int left) {
      Throwable cause = thrown.getCause();
      Told told =
          new Told(
              escaped(thrown.toString()), cause == null || left == 0 ? null : of(cause, left - 1));
      told.setStackTrace(thrown.getStackTrace());
      if (left > 0) {
        for (Throwable other : thrown.getSuppressed()) {
          told.addSuppressed(of(other, left / 2));
        }
      }
      return told;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
