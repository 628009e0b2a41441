package gaia.languagemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request to llama-server says of the adapters that it was started with. Each is named, with
 * 1 or 0, so that what counts never follows from how the program was started.
 *
 * @param loaded in the order of the command line
 */
record LoraScales(List<ServedAdapter> loaded) {

  static final LoraScales NONE = new LoraScales(List.of());

  LoraScales {
    loaded = List.copyOf(loaded);
  }

  /**
   * @param wanted those that are switched on at this moment
   * @return members that are added to the request's JSON
   */
  Map<String, Object> of(ChatRequest request, Set<ServedAdapter> wanted) {
    if (loaded.isEmpty()) {
      return Map.of();
    }
    List<Map<String, Object>> scales = new ArrayList<>();
    for (int id = 0; id < loaded.size(); id++) {
      ServedAdapter adapter = loaded.get(id);
      boolean helps = wanted.contains(adapter) && adapter.audience().equals(request.audience());
      scales.add(Map.of("id", id, "scale", helps ? 1 : 0));
    }
    return Map.of("lora", scales);
  }
}
