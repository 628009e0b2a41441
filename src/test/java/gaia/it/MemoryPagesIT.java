package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The buttons of the pages about documents and what is known, pressed in a browser. */
@ExtendWith({SharedServer.class, WithBrowser.class})
class MemoryPagesIT {

  private static final Duration READING = Duration.ofMinutes(3);

  private final GaiaServer gaia;
  private final Browser browser;
  private final Http http;
  private final Archives archives;

  MemoryPagesIT(GaiaServer gaia, Browser browser) {
    this.gaia = gaia;
    this.browser = browser;
    this.http = gaia.http();
    this.archives = new Archives(http);
  }

  @Test
  void a_document_is_added_read_again_and_removed(@TempDir Path folder) throws IOException {
    Path torn = Files.writeString(folder.resolve("torn-page.pdf"), "%PDF-1.7 and no more");
    browser.open(gaia.url() + "/documents.xhtml?language=en");
    browser.element(By.id("upload:files")).sendKeys(torn.toString());
    browser.click(By.id("upload:go")).awaitText(By.id("documents"), "torn-page.pdf");
    String id = failed("torn-page.pdf");

    http.post("/api/background/pause").expect(200);
    try {
      browser
          .open(gaia.url() + "/document.xhtml?id=" + id)
          .click(By.cssSelector("#actions button[name='retry']"))
          .awaitText(By.cssSelector(".status-strip .badge"), "Waiting")
          .click(By.cssSelector("#actions .ask summary"))
          .screenshot("document-remove")
          .click(By.cssSelector("#actions button[name='remove']"))
          .awaitAddress("/documents.xhtml");
    } finally {
      http.post("/api/background/resume").expect(200);
    }
    http.get("/api/documents/" + id).expect(404);
    assertThat(browser.complaints()).isEmpty();
  }

  /** The id of the document of this name, as soon as it could not be read. */
  private String failed(String name) {
    JsonNode found =
        Await.until(
            name + " cannot be read",
            READING,
            () -> http.get("/api/documents?status=failed&limit=200").expect(200).at("/documents"),
            failed -> failed.findValuesAsText("name").contains(name));
    int at = found.findValuesAsText("name").indexOf(name);
    return found.get(at).get("id").asText();
  }

  private void tell(String campaign, String id, String moment, String... said) {
    ObjectNode conversation = Archives.conversation(id, id, said);
    conversation.put("campaign", campaign);
    for (JsonNode message : (ArrayNode) conversation.get("messages")) {
      ((ObjectNode) message).put("role", "user").put("speaker", "Ilse").put("created", moment);
    }
    archives.send(Archives.document(conversation)).expect(200);
  }

  /** The first fact of a campaign that says so; waits until it is known. */
  private String fact(String campaign, String words) {
    String path = "/api/knowledge/facts?status=all&campaign=" + campaign + "&q=" + words;
    return Await.until(
            "it is known that " + words,
            READING,
            () -> http.get(path).expect(200).at("/facts"),
            facts -> !facts.isEmpty())
        .get(0)
        .get("id")
        .asText();
  }

  private JsonNode facts(String campaign) {
    return http.get("/api/knowledge/facts?campaign=" + campaign).expect(200).at("/facts");
  }

  private void awaitObject(String campaign, String object, boolean known) {
    Await.until(
        object + (known ? " is" : " is not") + " known",
        READING,
        () -> facts(campaign).findValuesAsText("object").contains(object) == known);
  }

  @Test
  void a_fact_is_confirmed_rewritten_and_rejected_on_its_page() {
    tell("pages-correct", "pages-correct", "2026-05-01T12:00:00Z", "I live in Tallow Reach.");
    String page = gaia.url() + "/fact.xhtml?language=en&id=";

    browser
        .open(page + fact("pages-correct", "Tallow"))
        .click(By.id("fact:confirm"))
        .awaitText(By.cssSelector(".page-head"), "confirmed")
        .type(By.id("fact:object"), "Tallow Deep")
        .click(By.id("fact:edit"))
        .awaitAddress("/knowledge.xhtml");
    awaitObject("pages-correct", "Tallow Deep", true);
    awaitObject("pages-correct", "Tallow Reach", false);

    browser
        .open(page + fact("pages-correct", "Deep"))
        .screenshot("fact")
        .click(By.cssSelector("#fact .ask summary"))
        .awaitText(By.cssSelector("#fact .ask-box"), "Tallow Deep")
        .click(By.id("fact:reject"))
        .awaitAddress("/knowledge.xhtml");
    awaitObject("pages-correct", "Tallow Deep", false);
    browser.click(By.cssSelector("#undo button"));
    awaitObject("pages-correct", "Tallow Deep", true);
    assertThat(browser.complaints()).isEmpty();
  }

  private String entity(String campaign, String name) {
    String path = "/api/knowledge/entities?campaign=" + campaign + "&q=" + name;
    return Await.until(
            name + " is known",
            READING,
            () -> http.get(path).expect(200).at("/entities"),
            found -> !found.isEmpty())
        .get(0)
        .get("id")
        .asText();
  }

  @Test
  void two_names_are_taken_for_the_same_and_separated_again() {
    tell(
        "pages-names",
        "pages-names",
        "2026-05-01T12:00:00Z",
        "Orsin Vale lives in Hallowmere.",
        "The Chandler lives in Hallowmere.");
    String vale = entity("pages-names", "Orsin");
    entity("pages-names", "Chandler");

    browser
        .open(gaia.url() + "/knowledge.xhtml?language=en&entity=" + vale)
        .type(By.id("names:same"), "The Chandler")
        .click(By.id("names:merge"))
        .awaitText(By.cssSelector("#entity fieldset"), "Chandler")
        .screenshot("entity")
        .click(By.cssSelector("#entity input[name='alias']"))
        .click(By.cssSelector("#entity button[name='split']"));

    Await.until(
        "the names are apart",
        READING,
        () ->
            http
                .get("/api/knowledge/entities?campaign=pages-names&q=Chandler")
                .expect(200)
                .at("/entities")
                .findValuesAsText("id")
                .stream()
                .noneMatch(vale::equals));
    assertThat(browser.text(By.id("entity"))).doesNotContain("Also called");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void what_the_clean_up_put_away_is_shown_and_comes_back() {
    tell(
        "pages-clean",
        "pages-clean-1",
        "2026-05-01T12:00:00Z",
        "We decided to sell the old mill by the crooked river before the winter.");
    tell(
        "pages-clean",
        "pages-clean-2",
        "2026-05-02T12:00:00Z",
        "We decided to sell the old mill by the crooked river before winter starts.");
    Await.until("both sentences are known", READING, () -> facts("pages-clean").size() >= 2);
    http.post("/api/knowledge/cleanup", "{}").expect(200);
    By tick =
        By.xpath("//form[@id='cleaned']//li[contains(., 'crooked river')]//input[@name='act']");
    Await.until(
        "the clean-up has merged them",
        READING,
        () -> http.get("/api/knowledge/cleanup").expect(200).body().contains("crooked river"));

    browser
        .open(gaia.url() + "/review.xhtml?language=en")
        .awaitText(By.id("cleaned"), "was merged into")
        .screenshot("review-cleaned")
        .click(tick)
        .click(By.id("cleaned:undo"));

    Await.until("they are apart again", READING, () -> facts("pages-clean").size() >= 2);
    browser.awaitText(By.cssSelector("#cleaned s"), "crooked river");
    assertThat(browser.complaints()).isEmpty();
  }
}
