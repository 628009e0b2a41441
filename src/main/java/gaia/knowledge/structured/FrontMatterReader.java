package gaia.knowledge.structured;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads front matter that this room wrote, and what note-taking programs make of it: plain or
 * quoted values, lists in brackets or one value a line. What cannot be read is left out.
 */
final class FrontMatterReader {
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();

  private FrontMatterReader() {}

  static FrontMatter read(List<String> lines) {
    FrontMatterReader reader = new FrontMatterReader();
    String key = "";
    for (String line : lines) {
      String stripped = line.strip();
      int colon = line.indexOf(':');
      if (stripped.startsWith("- ")) {
        reader.append(key, scalar(stripped.substring(2).strip()));
      } else if (colon > 0 && Character.isLetter(line.charAt(0))) {
        key = line.substring(0, colon).strip();
        reader.put(key, line.substring(colon + 1).strip());
      }
    }
    return reader.frontMatter();
  }

  private FrontMatter frontMatter() {
    return new FrontMatter(
        values.get("archive_id"),
        values.get("title"),
        values.get("campaign"),
        instant(values.get("created")),
        instant(values.get("processed")),
        values.get("extractor"),
        values.get("model"),
        values.get("prompt_version"),
        lists.getOrDefault("participants", List.of()),
        lists.getOrDefault("keywords", List.of()));
  }

  private void put(String key, String raw) {
    if (raw.startsWith("[") && raw.endsWith("]")) {
      lists.put(key, list(raw));
    } else if (!raw.isEmpty() && !raw.equals("null") && !raw.equals("~")) {
      values.put(key, scalar(raw));
    }
  }

  private void append(String key, String value) {
    lists.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
  }

  private static List<String> list(String raw) {
    try {
      return List.of(Json.mapper().readValue(raw, String[].class));
    } catch (JsonProcessingException | NullPointerException e) {
      // Written by hand, without quotes.
      return List.of(raw.substring(1, raw.length() - 1).split(",")).stream()
          .map(value -> scalar(value.strip()))
          .filter(value -> !value.isEmpty())
          .toList();
    }
  }

  private static String scalar(String raw) {
    if (raw.length() > 1 && raw.startsWith("'") && raw.endsWith("'")) {
      return raw.substring(1, raw.length() - 1).replace("''", "'");
    }
    if (raw.length() > 1 && raw.startsWith("\"")) {
      try {
        return Json.mapper().readValue(raw, String.class);
      } catch (JsonProcessingException e) {
        return raw;
      }
    }
    return raw;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
