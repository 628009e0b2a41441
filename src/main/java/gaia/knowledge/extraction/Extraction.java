package gaia.knowledge.extraction;

import java.util.ArrayList;
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

  /** Whether nothing came of a reading but remarks on what could not be read. */
  public boolean isVain() {
    return size() == 0 && !complete();
  }

  /**
   * What rules found, where the language model that was asked first gave nothing that can be used.
   *
   * @param vain what came of that
   */
  public Extraction insteadOf(Extraction vain) {
    String model = String.valueOf(vain.origin().model());
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "The language model %s gave no answer that could be used, so rules have read this"
                .formatted(model)
            + " conversation. It is read again when the model or its prompts change.");
    reasons.addAll(remarks);
    Origin instead = Origin.rulesInsteadOf(model, String.valueOf(vain.origin().promptVersion()));
    return new Extraction(instead, keywords, participants, items, reasons);
  }

  /** How many items there are in all sections. */
  public int size() {
    return items.values().stream().mapToInt(List::size).sum();
  }
}
