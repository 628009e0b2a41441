package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

/** Looking at tasks and steering them, in a browser. */
@ExtendWith({SharedServer.class, WithBrowser.class})
class TaskPagesIT {

  private static final Duration WORK = Duration.ofMinutes(2);

  private final GaiaServer gaia;
  private final Browser browser;
  private final Archives archives;

  TaskPagesIT(GaiaServer gaia, Browser browser) {
    this.gaia = gaia;
    this.browser = browser;
    this.archives = new Archives(gaia.http());
  }

  @AfterEach
  void goOn() {
    gaia.http().post("/api/background/resume").expect(200);
    gaia.http().post("/api/background/loud").expect(200);
  }

  private String waitingTask(String name) {
    gaia.http().post("/api/background/pause").expect(200);
    return archives.taskOf(archives.add(name, name, "Nothing happened in " + name + ".", "No."));
  }

  private static By row(String id) {
    return By.cssSelector("tr[data-task='" + id + "']");
  }

  @Test
  void what_is_cancelled_is_asked_for_named_and_taken_back() {
    String id = waitingTask("pages-bulk");
    By taken = By.cssSelector("#undo button");

    browser
        .open(gaia.url() + "/tasks.xhtml?state=pending&type=summarize_conversation")
        .awaitText(row(id), "Waiting")
        .click(By.cssSelector(".bulk .ask summary"))
        .awaitText(By.cssSelector(".bulk .ask-box"), "cancelled: everything that matches")
        .click(By.cssSelector("button[name='all'][value='cancel']"))
        .awaitText(By.id("changed"), "changed")
        .click(taken)
        .awaitText(row(id), "Waiting")
        .click(By.cssSelector("tr[data-task='" + id + "'] .ask summary"))
        .awaitText(By.cssSelector("tr[data-task='" + id + "'] .ask-box"), "Work through")
        .screenshot("ask")
        .click(By.cssSelector("tr[data-task='" + id + "'] button[name='cancel']"))
        .awaitText(By.id("changed"), "was cancelled")
        .click(taken)
        .awaitText(row(id), "Waiting")
        .click(By.cssSelector("tr[data-task='" + id + "'] .ask summary"))
        .click(By.cssSelector("tr[data-task='" + id + "'] button[name='cancel']"))
        .awaitText(By.id("changed"), "was cancelled")
        .open(gaia.url() + "/tasks.xhtml?state=cancelled")
        .awaitText(row(id), "Cancelled")
        .screenshot("tasks");

    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_page_of_a_task_leads_to_its_archive_and_changes_its_priority() {
    String id = waitingTask("pages-task");

    browser
        .open(gaia.url() + "/task.xhtml?id=" + id)
        .awaitText(By.id("task-state"), "Waiting")
        .type(By.id("priority"), "7")
        .click(By.cssSelector("button[name='move']"))
        .screenshot("task");

    Await.until(
        "the priority is changed",
        WORK,
        () -> gaia.http().get("/api/background/task/" + id).at("/task/priority").asInt() == 7);
    browser.click(By.id("task-archive")).awaitAddress("/archive.xhtml?id=");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_page_of_a_task_says_by_itself_that_something_happened() {
    String id = waitingTask("pages-live");
    browser.open(gaia.url() + "/task.xhtml?id=" + id).awaitText(By.id("task-state"), "Waiting");

    gaia.http().post("/api/background/task/" + id + "/run_now").expect(200);

    browser.awaitText(By.id("task-state"), "Completed");
    browser.awaitText(By.id("tries"), "Completed");
    browser.awaitText(By.id("log"), "Begun").awaitText(By.id("log"), "Completed");
    assertThat(gaia.http().get("/api/background/task/" + id + "/log").expect(200).at("/lines"))
        .anyMatch(line -> line.get("change").asText().equals("started"))
        .allMatch(line -> line.get("at").isTextual());
    gaia.http().get("/api/background/task/nothing/log").expect(404);
  }

  /** Counts how often a page asks the server when it is told to look at once. */
  private static final String ASKS =
      """
      const done = arguments[arguments.length - 1];
      const usual = window.fetch;
      let asked = 0;
      window.fetch = (...all) => { asked++; return usual(...all); };
      document.dispatchEvent(new Event('visibilitychange'));
      setTimeout(() => { window.fetch = usual; done(asked); }, 100);
      """;

  @Test
  void a_page_asks_for_nothing_while_its_button_or_a_hidden_tab_holds_it() {
    browser.open(gaia.url() + "/status.xhtml?language=en").awaitText(By.tagName("h1"), "work");
    By button = By.cssSelector("[data-pause-updates]");
    try {
      assertThat((Long) browser.driver().executeAsyncScript(ASKS)).isPositive();

      browser.click(button).awaitText(button, "Resume updates");
      assertThat(browser.driver().executeAsyncScript(ASKS)).isEqualTo(0L);
      browser.click(button).awaitText(button, "Pause updates");

      browser
          .driver()
          .executeScript(
              "Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'})");
      assertThat(browser.driver().executeAsyncScript(ASKS)).isEqualTo(0L);
    } finally {
      browser.driver().executeScript("localStorage.clear()");
    }
  }

  @Test
  void a_task_that_is_not_there_is_not_found() {
    assertThat(gaia.status("/task.xhtml?id=nothing")).isEqualTo(404);
  }

  @Test
  void quiet_mode_is_switched_on_and_off_on_the_status_page() {
    browser
        .open(gaia.url() + "/status.xhtml")
        .click(By.id("quiet"))
        .awaitText(By.id("quiet-state"), "on")
        .click(By.id("loud"))
        .awaitText(By.id("quiet-state"), "off")
        .screenshot("status");

    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_pages_fit_a_telephone() {
    try {
      for (String page : new String[] {"/status.xhtml", "/tasks.xhtml"}) {
        browser.resize(500, 900).open(gaia.url() + page);
        Object wider =
            browser
                .driver()
                .executeScript(
                    "document.body.style.width = '360px';"
                        + "return document.querySelector('main').scrollWidth > 360");
        assertThat(wider).as(page).isEqualTo(false);
      }
    } finally {
      browser.resize(1280, 900);
    }
  }
}
