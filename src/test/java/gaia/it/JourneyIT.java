package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A person's way through the pages: from something said to something found again. */
@ExtendWith({SharedServer.class, WithBrowser.class})
class JourneyIT {

  private static final Duration WORK = Duration.ofMinutes(3);

  private final GaiaServer gaia;
  private final Browser browser;

  JourneyIT(GaiaServer gaia, Browser browser) {
    this.gaia = gaia;
    this.browser = browser;
  }

  @Test
  void what_is_said_in_the_chat_becomes_memory_that_can_be_found() {
    browser
        .open(gaia.url() + "/")
        .tabTo("[id='chat:input']")
        .press("The lighthouse of Saltmere is kept by Ysolde Brandt.", Keys.ENTER)
        .awaitText(By.id("transcript"), "Ysolde Brandt")
        .screenshot("chat")
        .tabTo("[id='chat:archive']")
        .press(Keys.ENTER)
        .awaitText(By.id("archive-result"), "Saltmere");
    awaitProcessed();

    browser
        .open(gaia.url() + "/archives.xhtml")
        .screenshot("archives")
        .click(By.cssSelector("a[href*='archive.xhtml?id=']"))
        .awaitAddress("/archive.xhtml?id=")
        .awaitText(By.id("archive-status"), "Processed")
        .screenshot("archive");
    assertThat(browser.text(By.tagName("body"))).contains("Saltmere");

    browser
        .open(gaia.url() + "/search.xhtml")
        .type(By.id("search:q"), "Who keeps the lighthouse?")
        .click(By.id("search:go"))
        .awaitText(By.cssSelector(".hit"), "Ysolde Brandt")
        .screenshot("search");
    assertThat(browser.complaints()).isEmpty();
  }

  /** Asks the API, because looking at pages is activity, and work waits for a quiet house. */
  private void awaitProcessed() {
    Await.until(
        "the conversation is processed and can be found",
        WORK,
        () -> gaia.http().get("/api/conversation/archives?limit=1").expect(200).at("/archives/0"),
        newest ->
            newest.path("title").asText().contains("Saltmere")
                && newest.path("status").asText().equals("processed")
                && newest.path("searchable").isTextual());
  }

  @Test
  void a_hit_leads_to_the_turn_it_was_found_in() {
    Archives archives = new Archives(gaia.http());
    archives.awaitSearchable(
        archives.add(
            "journey-hit", "Bells", "The ferry sails.", "Good.", "Ottilie Wren casts bells."));

    browser
        .open(gaia.url() + "/search.xhtml?language=en")
        .tabTo("[id='search:q']")
        .press("Who casts bells?", Keys.ENTER)
        .awaitText(By.cssSelector(".hit"), "Ottilie")
        .tabTo(".hit a[href$='#t2']")
        .press(Keys.ENTER)
        .awaitAddress("#t2");

    assertThat(browser.text(By.cssSelector(".turn:target"))).contains("Ottilie Wren casts bells.");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void what_cannot_both_be_true_is_decided_at_the_keyboard_and_taken_back() {
    say("journey-conflict-1", "2024-05-01T12:00:00Z", "My birthday is on 2 April.");
    say("journey-conflict-2", "2024-06-01T12:00:00Z", "My birthday is on 9 April.");
    Await.until(
        "the conflict is found",
        WORK,
        () -> gaia.http().get("/api/knowledge/conflicts").expect(200).body(),
        found -> found.contains("My birthday is on 9 April."));

    browser
        .open(gaia.url() + "/review.xhtml?language=en")
        .tabTo("section[aria-label*='9 April'] button[name='keep_b']")
        .press(Keys.ENTER)
        .awaitText(By.id("decisions"), "9 April")
        .tabTo("#decisions input[name='act']")
        .press(Keys.SPACE)
        .tabTo("[id='decisions:undo']")
        .press(Keys.ENTER)
        .awaitText(By.cssSelector("#decisions s"), "9 April");

    assertThat(browser.text(By.id("conflicts"))).contains("9 April");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_graph_goes_back_in_time_and_its_list_with_it() {
    say("journey-graph-1", "2024-05-01T12:00:00Z", "I live in Oldmere.");
    say("journey-graph-2", "2024-06-01T12:00:00Z", "I moved to Newmere.");
    Await.until(
        "the move is known",
        WORK,
        () -> gaia.http().get("/api/knowledge/facts?status=current&q=Newmere").expect(200).body(),
        found -> found.contains("Newmere"));

    browser
        .open(gaia.url() + "/graph.xhtml?language=en&name=Wilma")
        .awaitText(By.id("relations"), "Newmere")
        .screenshot("graph");
    assertThat(browser.text(By.id("relations"))).doesNotContain("Oldmere");
    assertThat(browser.driver().executeScript("return window.gaia.graph.edges(':visible').length"))
        .isEqualTo(1L);

    browser.tabTo("#moment").press(Keys.HOME).awaitText(By.id("relations"), "Oldmere");
    assertThat(browser.text(By.id("relations"))).doesNotContain("Newmere");
    browser.tabTo("#relations a[href^='fact.xhtml']").press(Keys.ENTER).awaitAddress("/fact.xhtml");
    assertThat(browser.text(By.id("sources"))).contains("I live in Oldmere.");
    assertThat(browser.complaints()).isEmpty();
  }

  private void say(String id, String moment, String said) {
    ObjectNode conversation = Archives.conversation(id, id, said);
    conversation.put("campaign", "journeys");
    ObjectNode message = (ObjectNode) conversation.at("/messages/0");
    message.put("speaker", "Wilma").put("created", moment);
    new Archives(gaia.http()).send(Archives.document(conversation)).expect(200);
  }

  @Test
  void what_was_made_of_a_conversation_is_edited_where_it_is_read() {
    Archives archives = new Archives(gaia.http());
    String id =
        archives.awaitProcessed(
            archives.add("journey-edit", "Edited", "I live in Graz.", "I see."));

    browser
        .open(gaia.url() + "/archive.xhtml?language=en&id=" + id)
        .tabTo("#edit")
        .press(Keys.ENTER)
        .awaitAddress("edit=true")
        .tabTo("#after")
        .press(Keys.chord(Keys.CONTROL, Keys.END))
        .press("- Written by hand: the harbour bell is cracked. [^t0]")
        .tabTo("#save")
        .press(Keys.ENTER)
        .awaitText(By.id("structured"), "the harbour bell is cracked")
        .tabTo(".markdown li:last-child a[href='#t0']")
        .press(Keys.ENTER)
        .awaitText(By.cssSelector(".turn.cited:target"), "I live in Graz.");

    String late = "{\"before\": \"# Another\", \"after\": \"# Lost\"}";
    gaia.http().put("/api/structured_archive/" + id, late).expect(409);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_conversation_is_erased_after_a_look_at_what_goes() {
    Archives archives = new Archives(gaia.http());
    String id =
        archives.awaitSearchable(
            archives.add("journey-erase", "To be erased", "Ulf hid the cask.", "Noted."));

    browser
        .open(gaia.url() + "/archive.xhtml?language=en&id=" + id)
        .tabTo("#erase")
        .press(Keys.ENTER)
        .awaitText(By.id("holdings"), "Messages")
        .screenshot("erasure")
        .tabTo("[id='erase:go']")
        .press(Keys.ENTER)
        .awaitAddress("receipt=");
    Await.until(
        "the receipt says that everything went",
        WORK,
        () -> gaia.http().get("/api/erasures").expect(200).at("/erasures/0/state").asText(),
        "done"::equals);

    assertThat(gaia.status("/archive.xhtml?id=" + id)).isEqualTo(404);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_status_page_says_in_a_sentence_what_the_house_is_doing() {
    browser.open(gaia.url() + "/status.xhtml").screenshot("status");

    assertThat(browser.element(By.id("sentence")).getText()).isNotBlank();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_word_of_html_in_the_chat_stays_a_word() {
    browser
        .open(gaia.url() + "/")
        .type(By.id("chat:input"), "<img src=x onerror=document.title='pwned'> is a word")
        .click(By.id("chat:send"))
        .awaitText(By.id("transcript"), "<img src=x");

    assertThat(browser.driver().getTitle()).isNotEqualTo("pwned");
    assertThat(browser.driver().findElements(By.cssSelector("#transcript img"))).isEmpty();
  }
}
