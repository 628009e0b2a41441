package gaia.knowledge.facts;

import static gaia.knowledge.facts.Said.claims;
import static gaia.knowledge.facts.Said.on;
import static gaia.knowledge.facts.Said.triples;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ann: I live in Berlin.                              | Ann lives_in Berlin
          Ann: I'm living in Berlin these days.               | Ann lives_in Berlin BEGINS
          Ann: My flat is in Berlin.                          | Ann lives_in Berlin
          Ann: Berlin is where I live.                        | Ann lives_in Berlin
          Ann: Well, I'm based in Berlin.                     | Ann lives_in Berlin
          Ann: Tom lives in New York with his dog.            | Tom lives_in New York
          Ann: I used to live in Bonn.                        | Ann lives_in Bonn ENDS
          Ann: Tom no longer lives in Bonn.                   | Tom lives_in Bonn ENDS
          Ann: I work at Acme Corp as a baker.                | Ann works_at Acme Corp
          Ann: Tom started working at Initech last month.     | Tom works_at Initech BEGINS
          Ann: Tom was hired by Globex.                       | Tom works_at Globex BEGINS
          Ann: I was promoted to head nurse.                  | Ann works_as head nurse BEGINS
          Ann: The silver compass belongs to Tom.             | The silver compass owned_by Tom
          Ann: Tom owns the red boat.                         | the red boat owned_by Tom
          Ann: Tom bought the mill.                           | the mill owned_by Tom BEGINS
          Ann: The mayor's lamp was sold to Ada.              | The mayor's lamp owned_by Ada BEGINS
          Ann: The lamp was given to Ada.                     | The lamp owned_by Ada BEGINS
          Ann: Mira leads the night watch.                    | the night watch led_by Mira
          Ann: The ledger is hidden in the old mill.          | The ledger located_in the old mill
          Ann: The report is due on Friday.                   | The report due Friday
          Ann: My birthday is on 12 May.                      | Ann born_on 12 May
          Ann: I love green tea.                              | Ann likes green tea
          Ann: I can't stand cilantro.                        | Ann not likes cilantro
          Ann: Tom is allergic to peanuts.                    | Tom allergic_to peanuts
          Ann: My name is Ann Berg.                           | Ann name Ann Berg
          Ann: Tom is also known as the Smith.                | Tom also_called the Smith
          Ann: Thomas is also known as Tom.                   | Thomas also_called Tom
          Ann: I have a dog named Rex.                        | Ann has a dog named Rex
          Ann: Do you live in Berlin?                         |
          Ann: If I live in Berlin, I will be happy.          |
          Ann: I love it.                                     |
          Ann: He lives in Berlin.                            |
          Ann: I never lived in Berlin.                       |
          """)
  void plain_sentences_are_read_by_their_form(String said, String expected) {
    assertThat(triples(said)).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void a_move_ends_one_thing_and_begins_another_on_the_day_it_names() {
    List<Claim> found =
        claims(on("a1", "2024-05-15", "Ann: Tom moved from Berlin to Munich on 3 March 2024."));

    assertThat(found).extracting(Claim::object).containsExactly("Berlin", "Munich");
    assertThat(found.get(0).until()).isEqualTo(Instant.parse("2024-03-03T00:00:00Z"));
    assertThat(found.get(1).from()).isEqualTo(Instant.parse("2024-03-03T00:00:00Z"));
  }

  @Test
  void a_thing_that_was_given_away_changes_its_owner() {
    assertThat(triples("Ann: I gave the compass to Tom."))
        .containsExactly("the compass owned_by Ann ENDS", "the compass owned_by Tom BEGINS");
    assertThat(triples("Ann: Tom sold the mill to Ada Berg yesterday."))
        .containsExactly("the mill owned_by Tom ENDS", "the mill owned_by Ada Berg BEGINS");
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, 2024-05-14",
    "two weeks ago, 2024-05-01",
    "last Friday, 2024-05-10",
    "last month, 2024-04-01",
    "in March, 2024-03-01",
    "in November, 2023-11-01",
    "in 2019, 2019-01-01",
    "on 3 March 2023, 2023-03-03",
    "'on March 3, 2023', 2023-03-03",
    "on 2023-03-03, 2023-03-03"
  })
  void relative_days_are_counted_from_the_day_of_the_conversation(String when, String day) {
    List<Claim> found = claims(on("a1", "2024-05-15", "Ann: I moved to Bonn " + when + "."));

    assertThat(found).singleElement().extracting(Claim::object).isEqualTo("Bonn");
    assertThat(found.get(0).from()).isEqualTo(Instant.parse(day + "T00:00:00Z"));
  }

  @Test
  void what_names_no_day_has_none() {
    assertThat(claims(on("a1", "2024-05-15", "Ann: I moved to Bonn.")).get(0).from()).isNull();
  }

  @Test
  void yesterday_is_the_day_before_in_the_zone_of_the_house() {
    Transcript late =
        Said.at("a1", Instant.parse("2024-05-15T23:30:00Z"), "Ann: I moved to Bonn yesterday.");

    assertThat(claims(late, ZoneId.of("UTC")).get(0).from())
        .isEqualTo(Instant.parse("2024-05-14T00:00:00Z"));
    assertThat(claims(late, ZoneId.of("Europe/Berlin")).get(0).from())
        .isEqualTo(Instant.parse("2024-05-14T22:00:00Z"));
  }

  @Test
  void doubt_and_hearsay_are_kept_as_such() {
    assertThat(claims(on("a1", "2024-05-15", "Ann: I think Tom lives in Bonn.")))
        .singleElement()
        .extracting(Claim::modality)
        .isEqualTo(Modality.POSSIBLE);
    assertThat(claims(on("a1", "2024-05-15", "Ann: I heard that Tom lives in Bonn.")))
        .singleElement()
        .extracting(Claim::modality)
        .isEqualTo(Modality.REPORTED);
  }

  @Test
  void what_was_recalled_and_what_the_system_said_is_never_taken_for_new() {
    Instant now = Instant.parse("2024-05-15T12:00:00Z");
    Transcript transcript =
        new Transcript(
            "a1",
            "c1",
            "local",
            "default",
            "A talk",
            now,
            now,
            List.of(
                new Turn(0, Role.SYSTEM, null, "Tom lives in Paris.", now, false),
                new Turn(1, Role.ASSISTANT, null, "Tom lives in Rome.", now, true),
                new Turn(2, Role.USER, "Ann", "Tom lives in Oslo.", now, true),
                new Turn(3, Role.TOOL, null, "Tom lives in Wien.", now, false)));

    assertThat(claims(transcript)).isEmpty();
  }

  @Test
  void decisions_are_kept_as_they_were_said() {
    List<Claim> found =
        claims(on("a1", "2024-05-15", "Ann: We decided to take the northern road to Kelport."));

    assertThat(found).anyMatch(claim -> claim.kind() == FactKind.DECISION);
  }

  @Test
  void another_language_stays_what_it_is() {
    List<Claim> found =
        claims(
            on(
                "a1",
                "2024-05-15",
                "Ann: Denk daran, die Brücke wird im Mai gesperrt.",
                "Ann: Ich wohne in Köln."));

    assertThat(found).allMatch(claim -> !claim.statement().contains(" lives in "));
  }

  @Property(tries = 300)
  void every_quote_is_a_substring_of_its_turn_whatever_is_said(@ForAll String text) {
    Transcript transcript = on("a1", "2024-05-15", "Ann: I live in " + text, "Tom: " + text);

    for (Claim claim : claims(transcript)) {
      assertThat(transcript.turns().get(claim.source().turn()).content())
          .contains(claim.source().quote());
    }
  }
}
