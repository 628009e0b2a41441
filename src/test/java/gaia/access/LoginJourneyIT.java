package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.it.Browser;
import gaia.it.WithBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Who logs in sees the places that are open to them, and no others. All at the keyboard. */
@ExtendWith(WithBrowser.class)
class LoginJourneyIT {

  @RegisterExtension static final PeopleExtension PEOPLE = new PeopleExtension();

  private final Browser browser;
  private final String url = PEOPLE.house().server().url();

  LoginJourneyIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void passwordsMayBeTried() {
    PEOPLE.house().awaitTries();
  }

  private void logIn(String name, String password) {
    browser
        .open(url + "/login?language=en")
        .tabTo("#name")
        .press(name, Keys.TAB)
        .press(password, Keys.ENTER);
  }

  @Test
  void somebody_logs_in_looks_round_and_logs_out() {
    logIn("mara", "mara-pw");
    browser.awaitText(By.cssSelector(".person"), "mara");

    assertThat(browser.text(By.id("menu"))).contains("Archives").doesNotContain("Audit");
    browser.open(url + "/audit.xhtml");
    assertThat(browser.text(By.tagName("body"))).doesNotContain("Export everything");

    browser
        .open(url + "/archives.xhtml")
        .tabTo(".person button")
        .press(Keys.ENTER)
        .awaitAddress("/login");
    browser.open(url + "/archives.xhtml").awaitAddress("/login");
  }

  @Test
  void a_wrong_password_says_so_and_opens_nothing() {
    logIn("mara", "not-hers");

    browser.awaitText(By.cssSelector("[role='alert']"), "wrong");
    browser.open(url + "/archives.xhtml").awaitAddress("/login");
  }

  private static final String EMPTY_PAGES =
      "index status tasks archives search knowledge graph review learning documents analytics"
          + " digest shares";

  @Test
  void somebody_new_brings_the_sample_and_shares_it_and_ends_the_share() {
    logIn("flo", "flo-pw");
    browser
        .awaitText(By.cssSelector(".person"), "flo")
        .open(url + "/status.xhtml")
        .awaitText(By.id("first-heading"), "Nothing was said");
    everyPageTellsTheNextStep();
    browser
        .open(url + "/archives.xhtml")
        .tabTo("#sample")
        .press(Keys.ENTER)
        .awaitText(By.id("archives"), "The warm kiln");

    browser
        .open(url + "/shares.xhtml")
        .tabTo("[id='share:campaign']")
        .press("The Glass Harbour", Keys.TAB)
        .press("jonas", Keys.ENTER)
        .awaitText(By.id("given"), "The Glass Harbour");
    assertThat(browser.text(By.id("given"))).contains("jonas").contains("read");

    endTheShare();
    browser.tabTo("#undo button").press(Keys.ENTER).awaitText(By.id("given"), "The Glass Harbour");
    endTheShare();
    browser
        .open(url + "/audit.xhtml?language=de")
        .awaitText(By.tagName("h1"), "Nicht für Sie")
        .open(url + "/archives.xhtml?language=en");
    browser.tabTo(".person button").press(Keys.ENTER).awaitAddress("/login");
  }

  private void everyPageTellsTheNextStep() {
    for (String page : EMPTY_PAGES.split(" ")) {
      browser.open(url + "/" + page + ".xhtml");
      assertThat(browser.text(By.cssSelector("main #sample"))).as(page).contains("sample");
    }
  }

  private void endTheShare() {
    browser
        .tabTo("#given .ask summary")
        .press(Keys.ENTER)
        .awaitText(By.cssSelector(".ask-box"), "“jonas” no longer sees")
        .tabTo("#given button[name='end']")
        .press(Keys.ENTER)
        .awaitText(By.tagName("main"), "You share nothing.");
  }

  @Test
  void the_audit_log_is_for_those_who_steer_the_house() {
    logIn("adam", "adam-pw");
    browser.awaitText(By.id("menu"), "Audit");

    browser.open(url + "/audit.xhtml").awaitText(By.tagName("h1"), "Audit log");
    browser.tabTo(".person button").press(Keys.ENTER).awaitAddress("/login");
  }
}
