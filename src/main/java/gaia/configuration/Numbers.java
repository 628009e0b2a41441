package gaia.configuration;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How numbers are written in settings: plain digits, no NaN, no hexadecimal, no grouping. */
final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");

  private Numbers() {}

  static double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not a number");
    }
    return Double.parseDouble(text);
  }

  static double whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a whole number");
    }
    return Long.parseLong(text);
  }

  static double between(double least, double most, double number) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  /** As people write it: 300, 0.05. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
