package gaia.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where what was found comes from, as far as the person who sees it is concerned. */
@ApplicationScoped
public class Origins {

  @Inject @Any Instance<ForeignWords> rooms;

  /** By document; each room is asked once. */
  public Map<SearchDocument, Origin> of(String person, List<SearchHit> hits) {
    return of(rooms, person, hits);
  }

  static Map<SearchDocument, Origin> of(
      Iterable<ForeignWords> rooms, String person, List<SearchHit> hits) {
    List<SearchDocument> found = hits.stream().map(SearchHit::document).toList();
    List<SearchDocument> own = found.stream().filter(one -> one.owner().equals(person)).toList();
    Set<SearchDocument> takenIn = new HashSet<>();
    if (!own.isEmpty()) {
      rooms.forEach(room -> takenIn.addAll(room.among(own)));
    }
    Map<SearchDocument, Origin> origins = new HashMap<>();
    for (SearchDocument one : found) {
      boolean isDocument = one.kind() == SearchKind.DOCUMENT;
      origins.put(one, Origin.of(isDocument, one.owner().equals(person), takenIn.contains(one)));
    }
    return origins;
  }
}
