package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

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
        .type(By.id("chat:input"), "The lighthouse of Saltmere is kept by Ysolde Brandt.")
        .click(By.id("chat:send"))
        .awaitText(By.id("transcript"), "Ysolde Brandt")
        .screenshot("chat")
        .click(By.id("chat:archive"));
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
