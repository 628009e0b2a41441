package gaia.lora.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a training set is made of. All of it belongs to one owner and campaign.
 *
 * @param facts what may be learned
 * @param spokenOf by name in lower case, of whom or what anything was ever believed, and under
 *     which predicates; what stands here is never asked as something that was not said
 * @param conversations oldest first
 */
public record Material(
    List<Known> facts, Map<String, Set<String>> spokenOf, List<Conversed> conversations) {

  public Material {
    facts = List.copyOf(facts);
    spokenOf = Map.copyOf(spokenOf);
    conversations = List.copyOf(conversations);
  }
}
