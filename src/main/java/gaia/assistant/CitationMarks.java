package gaia.assistant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Watches the numbers in square brackets of an answer while it is written: those that name no
 * memory are left out, and the others are numbered anew in the order in which they appear, so that
 * the citations of the answer are exactly those it names.
 */
final class CitationMarks {

  private static final int LONGEST_MARK = 80;

  private final List<Citation> given;
  private final List<Citation> used = new ArrayList<>();
  private final StringBuilder held = new StringBuilder();
  private boolean space;

  /** Whether what is shown ends like the beginning of a mark, which must not become one. */
  private boolean begun;

  CitationMarks(List<Citation> given) {
    this.given = List.copyOf(given);
  }

  /** What of the text so far can be shown; a mark that has begun is held back. */
  String next(String piece) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < piece.length(); i++) {
      accept(piece.charAt(i), shown);
    }
    return shown.toString();
  }

  /** What was held back when the answer ended. */
  String rest() {
    String text = (space ? " " : "") + held;
    space = false;
    held.setLength(0);
    return text;
  }

  /** The memories named so far; the first is number 1. */
  List<Citation> used() {
    return List.copyOf(used);
  }

  private void accept(char c, StringBuilder shown) {
    if (c == '[') {
      if (!held.isEmpty()) {
        shown.append(rest());
        begun = true;
      }
      held.append(c);
    } else if (held.isEmpty()) {
      outside(c, shown);
    } else if (c == ']') {
      close(shown);
    } else {
      inside(c, shown);
    }
  }

  private void inside(char c, StringBuilder shown) {
    held.append(c);
    if (!isPartOfMark(c)) {
      shown.append(rest());
      begun = false;
    } else if (held.length() > LONGEST_MARK) {
      shown.append(rest());
      begun = true;
    }
  }

  /** A space waits for what follows, because it goes with a mark that is left out. */
  private void outside(char c, StringBuilder shown) {
    if (c == ' ' && !space) {
      space = true;
      return;
    }
    shown.append(rest());
    if (c == ' ') {
      space = true;
      return;
    }
    shown.append(begun && c == ']' ? "·]" : c);
    begun = begun && isPartOfMark(c);
  }

  private void close(StringBuilder shown) {
    String mark = mark(held.substring(1));
    held.setLength(0);
    if (mark.isEmpty()) {
      space = false;
    } else {
      shown.append(rest()).append(mark);
      begun = false;
    }
  }

  private static boolean isPartOfMark(char c) {
    return (c >= '0' && c <= '9') || c == ',' || c == ' ';
  }

  private String mark(String inside) {
    List<String> numbers =
        Arrays.stream(inside.split("[, ]+")).filter(number -> !number.isEmpty()).toList();
    if (numbers.isEmpty()) {
      return "[" + inside + "]";
    }
    return numbers.stream()
        .filter(this::isGiven)
        .map(number -> "[" + renumbered(Integer.parseInt(number)) + "]")
        .distinct()
        .collect(Collectors.joining());
  }

  private boolean isGiven(String number) {
    return number.length() <= 3
        && Integer.parseInt(number) >= 1
        && Integer.parseInt(number) <= given.size();
  }

  private int renumbered(int number) {
    Citation citation = given.get(number - 1);
    if (!used.contains(citation)) {
      used.add(citation);
    }
    return used.indexOf(citation) + 1;
  }
}
