package gaia.search;

import gaia.embedding.WordSpaceFixtures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents to be found. */
final class SearchFixtures {

  static final String OWNER = "ada";
  static final GroupName GROUP = new GroupName("archive", "a1");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  private SearchFixtures() {}

  static SearchDocument turn(int position, String speaker, String text) {
    return turn(OWNER, "home", "a1", position, speaker, text);
  }

  static SearchDocument turn(
      String owner, String campaign, String archive, int position, String speaker, String text) {
    return new SearchDocument(
        SearchKind.TURN,
        owner,
        campaign,
        archive,
        position,
        speaker,
        NOON.plusSeconds(60L * position),
        text);
  }

  static List<SearchDocument> talk() {
    return List.of(
        turn(0, "Ben", "What did you do on Sunday?"),
        turn(1, "Ada", "I went to the lake and painted the old lighthouse."),
        turn(2, "Ben", "Lovely! Who came with you?"),
        turn(3, "Ada", "Only my dog, Biscuit."),
        turn(4, "Ben", "My bicycle broke again."));
  }

  /** The source {@code archive} with the groups of {@link WordSpaceFixtures#groups()}. */
  static SearchSource largeSource() {
    Map<String, List<SearchDocument>> groups = new LinkedHashMap<>();
    for (List<String> texts : WordSpaceFixtures.groups()) {
      String id = "g" + groups.size();
      List<SearchDocument> documents = new ArrayList<>();
      for (String text : texts) {
        documents.add(turn(OWNER, "home", id, documents.size(), "Ada", text));
      }
      groups.put(id, documents);
    }
    return new FixedSource("archive", groups);
  }

  record FixedSource(String name, Map<String, List<SearchDocument>> content)
      implements SearchSource {
    @Override
    public List<SearchDocument> documents(String groupId) {
      return content.getOrDefault(groupId, List.of());
    }

    @Override
    public List<String> groups() {
      return List.copyOf(content.keySet());
    }
  }

  static List<String> texts(List<SearchHit> hits) {
    return hits.stream().map(hit -> hit.document().text()).toList();
  }
}
