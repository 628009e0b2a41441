package gaia.knowledge.extraction;

import static gaia.knowledge.extraction.Conversations.statements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.files.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The sample that comes with the application, read as a person would want it read. */
class SampleConversationTest {
  private static final Path FILE =
      Path.of(
          "campaign-data/conversation_archives",
          "7d4f0c52-8d6e-4b57-9f0e-2b8c6a4e1d30_20261031_223000.json");

  private final JsonNode archive;
  private final Extraction found;

  SampleConversationTest() throws IOException {
    archive = Json.mapper().readTree(FILE.toFile());
    found = RulesExtractor.extract(transcript(), () -> {});
  }

  @Test
  void its_checksum_fits_its_messages() throws IOException, NoSuchAlgorithmException {
    byte[] messages =
        Json.mapper().writeValueAsString(archive.get("messages")).getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(messages);

    assertThat(archive.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void the_way_to_the_island_was_decided() {
    assertThat(statements(found, Section.DECISIONS)).anyMatch(s -> s.contains("Pilgrim Road"));
  }

  @Test
  void the_theft_turned_out_to_be_none() {
    assertThat(statements(found, Section.KEY_FACTS))
        .anyMatch(s -> s.contains("hid the Ember Lens herself") && s.contains("Earlier, Ines"));
  }

  @Test
  void everybody_knows_what_to_do_until_next_time() {
    assertThat(statements(found, Section.ACTION_ITEMS))
        .anyMatch(s -> s.startsWith("Tomas will bring soup"))
        .anyMatch(s -> s.startsWith("Ines will print the map"))
        .anyMatch(s -> s.contains("write the recap by Wednesday"))
        .anyMatch(s -> s.startsWith("Lene will ask their brother"));
  }

  @Test
  void who_rang_the_bell_is_still_open() {
    assertThat(statements(found, Section.OPEN_QUESTIONS))
        .anyMatch(s -> s.contains("rang the bell"));
  }

  @Test
  void the_allergy_is_remembered() {
    assertThat(statements(found, Section.KEY_FACTS)).anyMatch(s -> s.contains("peanuts"));
  }

  @Test
  void people_and_places_are_the_ones_of_the_story() {
    assertThat(statements(found, Section.PEOPLE))
        .anyMatch(s -> s.startsWith("Odra Venn"))
        .anyMatch(s -> s.startsWith("Corvin Tash"));
    assertThat(statements(found, Section.PLACES))
        .anyMatch(s -> s.startsWith("Saltmere"))
        .anyMatch(s -> s.startsWith("Gull's Rest"));
  }

  private Transcript transcript() {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : archive.get("messages")) {
      turns.add(
          Conversations.turn(
              message.get("index").asInt(),
              Role.valueOf(message.get("role").asText().toUpperCase(Locale.ROOT)),
              message.get("speaker").asText(),
              message.get("content").asText(),
              false));
    }
    return new Transcript(
        archive.get("id").asText(),
        archive.get("conversation_id").asText(),
        archive.get("owner").asText(),
        archive.get("campaign").asText(),
        archive.get("title").asText(),
        Instant.parse(archive.get("created").asText()),
        Instant.parse(archive.get("archived").asText()),
        turns);
  }
}
