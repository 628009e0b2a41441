package gaia.knowledge.extraction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in one transcript.
 *
 * @param origin who read it
 * @param keywords most important first, at most twelve
 * @param participants who spoke, in order of first appearance
 * @param items only sections that hold something; in the order of the conversation
 * @param remarks what could not be read, each a sentence for people; empty when everything was
 */
public record Extraction(
    Origin origin,
    List<String> keywords,
    List<String> participants,
    Map<Section, List<Item>> items,
    List<String> remarks) {

  public Extraction {
    keywords = List.copyOf(keywords);
    participants = List.copyOf(participants);
    remarks = List.copyOf(remarks);
    Map<Section, List<Item>> filled = new EnumMap<>(Section.class);
    items.forEach(
        (section, found) -> {
          if (!found.isEmpty()) {
            filled.put(section, List.copyOf(found));
          }
        });
    items = Collections.unmodifiableMap(filled);
  }

  /** The items of a section, possibly none. */
  public List<Item> in(Section section) {
    return items.getOrDefault(section, List.of());
  }

  /** Whether everything that may be read was read. */
  public boolean complete() {
    return remarks.isEmpty();
  }

  /** How many items there are in all sections. */
  public int size() {
    return items.values().stream().mapToInt(List::size).sum();
  }
}
