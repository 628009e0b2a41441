package gaia.knowledge.structured;

import java.util.List;

/**
 * One bullet of a structured archive.
 *
 * @param statement plain text, one line, without any markdown
 * @param turns the turns it cites, as indexes in the conversation
 */
record StructuredItem(String statement, List<Integer> turns) {
  StructuredItem {
    turns = List.copyOf(turns);
  }
}
