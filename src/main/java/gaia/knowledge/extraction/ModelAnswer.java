package gaia.knowledge.extraction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import gaia.files.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entries in what a model answered, whatever is wrong with the rest.
 *
 * @param entries JSON objects in their order
 * @param complete false when the answer was cut, broken or of another form, or its list was full:
 *     there may have been more
 */
record ModelAnswer(List<JsonNode> entries, boolean complete) {

  private static final int LONGEST = 100_000;
  private static final int MOST_ENTRIES = 200;
  private static final int MOST_TRIES = 500;
  private static final String LIST = "items";

  private static final Pattern THINKING =
      Pattern.compile("<think(?:ing)?>.*?(?:</think(?:ing)?>|\\z)", Pattern.DOTALL);

  private static final ObjectReader READER =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  ModelAnswer {
    entries = List.copyOf(entries);
  }

  /**
   * Reads an answer. Never fails.
   *
   * @param limit how many entries the list could hold
   */
  static ModelAnswer of(String answer, int limit) {
    String text = answer.length() > LONGEST ? answer.substring(0, LONGEST) : answer;
    String said = THINKING.matcher(text).replaceAll(" ");
    int start = said.indexOf('{');
    JsonNode root = start < 0 ? null : object(said, start);
    if (root != null && root.path(LIST).isArray()) {
      List<JsonNode> entries = objects(root.path(LIST));
      int told = root.path(LIST).size();
      return new ModelAnswer(entries, entries.size() == told && told < limit);
    }
    return new ModelAnswer(salvaged(said), false);
  }

  /** Every whole object in the text that could be an entry. */
  private static List<JsonNode> salvaged(String text) {
    List<JsonNode> found = new ArrayList<>();
    int tries = 0;
    int at = text.indexOf('{');
    while (at >= 0 && tries++ < MOST_TRIES && found.size() < MOST_ENTRIES) {
      JsonNode object = object(text, at);
      boolean entry = object != null && isFlat(object);
      if (entry) {
        found.add(object);
      }
      at = text.indexOf('{', entry ? at + lengthOf(text, at) : at + 1);
    }
    return found;
  }

  /** What holds other objects is a wrapper, and no entry. */
  private static boolean isFlat(JsonNode object) {
    for (JsonNode member : object) {
      if (member.isObject() || member.isArray() && !objects(member).isEmpty()) {
        return false;
      }
    }
    return !object.isEmpty();
  }

  private static @Nullable JsonNode object(String text, int at) {
    try {
      JsonNode found = READER.readTree(text.substring(at));
      return found != null && found.isObject() ? found : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Characters of the whole object that begins here. */
  private static int lengthOf(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1 - start;
      }
    }
    return text.length() - start;
  }

  private static List<JsonNode> objects(JsonNode list) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode entry : list) {
      if (entry.isObject() && found.size() < MOST_ENTRIES) {
        found.add(entry);
      }
    }
    return found;
  }
}
