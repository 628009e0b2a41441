package gaia.knowledge.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** One entry of a model's answer. What is missing or of another type counts as empty. */
record Entry(JsonNode object) {

  private static final int LONGEST = 500;

  /** What no statement about a conversation has in it: tags, code, placeholders. */
  private static final Pattern MARKUP =
      Pattern.compile("</?[A-Za-z!]|```|\\{\\w+}|\\{\"|\"\\w+\":");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

  /** One line; empty where there is none, or one that is no plain text. */
  String text(String member) {
    JsonNode value = object.path(member);
    if (!value.isTextual() || value.textValue().length() > LONGEST) {
      return "";
    }
    String line = CONTROL.matcher(value.textValue()).replaceAll(" ").strip();
    return MARKUP.matcher(line).find() ? "" : line;
  }

  /** Words copied out of a turn, which may hold anything. */
  String quote(String member) {
    JsonNode value = object.path(member);
    return value.isTextual() && value.textValue().length() <= LONGEST ? value.textValue() : "";
  }

  /** The number of a turn; -1 where there is none. */
  int turn(String member) {
    JsonNode value = object.path(member);
    return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : -1;
  }

  Modality modality() {
    return switch (text("modality").toLowerCase(Locale.ROOT)) {
      case "planned" -> Modality.PLANNED;
      case "hypothetical" -> Modality.HYPOTHETICAL;
      default -> Modality.STATED;
    };
  }
}
