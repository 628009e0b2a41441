package gaia.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a command was called with: {@code --name value} pairs, each with a default. */
record Arguments(Map<String, String> values) {

  /**
   * Reads the command line.
   *
   * @param defaults every name that there is
   * @throws IllegalArgumentException naming what is not known
   */
  static Arguments of(String[] line, Map<String, String> defaults) {
    Map<String, String> values = new LinkedHashMap<>(defaults);
    Deque<String> rest = new ArrayDeque<>(List.of(line));
    while (!rest.isEmpty()) {
      String name = rest.remove().replaceFirst("^--", "");
      if (!defaults.containsKey(name) || rest.isEmpty()) {
        throw new IllegalArgumentException(
            "--%s is not known or has no value; known with their defaults: %s"
                .formatted(name, defaults));
      }
      values.put(name, rest.remove());
    }
    return new Arguments(values);
  }

  String text(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }
}
