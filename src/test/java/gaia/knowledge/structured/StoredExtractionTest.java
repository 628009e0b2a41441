package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.knowledge.extraction.Claim;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.extraction.Evidence;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.Modality;
import gaia.knowledge.extraction.Origin;
import gaia.knowledge.extraction.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredExtractionTest {

  @Test
  void what_was_found_is_read_back_as_it_was_kept() {
    Item item =
        new Item(
            "Ilse moves to Brackwater.",
            List.of(new Evidence(2, "She moves to Brackwater on Friday")),
            Modality.PLANNED,
            new Claim("Ilse", "moves to", "Brackwater"),
            LocalDate.of(2026, 11, 27));
    Extraction found =
        new Extraction(
            Origin.model("tiny", "2"),
            List.of("rope"),
            List.of("Jonas"),
            Map.of(Section.EVENTS, List.of(item), Section.KEY_FACTS, List.of()),
            List.of("Turn 9 could not be read."));

    StoredExtraction row = new StoredExtraction(Conversations.of("Jonas: Hello there."));
    row.holds(found, Instant.EPOCH);

    assertThat(row.extraction()).isEqualTo(found);
    assertThat(row.promptVersion).isEqualTo("2");
  }
}
