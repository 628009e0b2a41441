package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** All pages as everybody needs them: by axe, by keyboard, in every language, without scripts. */
@ExtendWith({SharedServer.class, WithBrowser.class})
class PagesIT {

  private static final String AXE = axe();

  /** Every rule of WCAG 2.2 AA that axe knows, and what it holds for good practice. */
  private static final String CHECK =
      """
      const done = arguments[arguments.length - 1];
      axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
        .then(found => done(found.violations.map(
          one => one.id + ': ' + one.nodes.map(node => node.html).join(' ; ')))
        ).catch(fault => done([String(fault)]));
      """;

  private final GaiaServer gaia;
  private final Browser browser;
  private final Archives archives;

  PagesIT(GaiaServer gaia, Browser browser) {
    this.gaia = gaia;
    this.browser = browser;
    this.archives = new Archives(gaia.http());
  }

  private static String axe() {
    try (InputStream script = PagesIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void asUsual() {
    browser.driver().manage().deleteCookieNamed("language");
    emulate("");
    browser.resize(1280, 900);
  }

  private void emulate(String scheme) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    browser
        .driver()
        .executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  private List<String> pages() {
    String archive = archives.add("pages-axe", "pages-axe", "The ferry sails at noon.", "Good.");
    return List.of(
        "/",
        "/status.xhtml",
        "/tasks.xhtml",
        "/tasks.xhtml?state=cancelled",
        "/task.xhtml?id=" + archives.taskOf(archive),
        "/archives.xhtml",
        "/archives.xhtml?q=PAGES&status=processed&from=2020-01-01&until=2020-01-02",
        "/archive.xhtml?edit=true&id=" + archives.awaitProcessed(archive),
        "/archive.xhtml?id=" + archive,
        "/documents.xhtml",
        "/search.xhtml",
        "/search.xhtml?q=ferry",
        "/analytics.xhtml",
        "/learning.xhtml",
        "/knowledge.xhtml",
        "/review.xhtml",
        "/graph.xhtml",
        "/digest.xhtml",
        "/audit.xhtml",
        "/login.xhtml",
        "/erasure.xhtml",
        "/erasure.xhtml?conversation=" + archive.substring(0, 36),
        "/settings.xhtml",
        "/nothing.xhtml");
  }

  /** In the dark all that can be different is colours; these rules look at them. */
  private static final String CHECK_COLOURS =
      CHECK.replaceFirst("runOnly: \\[.*]", "runOnly: ['color-contrast', 'link-in-text-block']");

  @Test
  void axe_finds_nothing_on_any_page_in_either_theme_and_language() {
    List<String> violations = new ArrayList<>();
    List<String> pages = pages();
    for (String language : List.of("en", "de")) {
      browser.open(gaia.url() + "/login.xhtml?language=" + language);
      for (String page : pages) {
        browser.open(gaia.url() + page);
        check(page + " " + language, violations);
      }
    }
    assertThat(violations).isEmpty();
  }

  private void check(String page, List<String> violations) {
    ChromeDriver driver = browser.driver();
    assertThat(driver.executeScript("return document.documentElement.lang"))
        .as(page)
        .isEqualTo(page.substring(page.lastIndexOf(' ') + 1));
    driver.executeScript(AXE);
    Map.of("light", CHECK, "dark", CHECK_COLOURS)
        .forEach(
            (scheme, rules) -> {
              emulate(scheme);
              Object found = driver.executeAsyncScript(rules);
              if (!List.of().equals(found)) {
                violations.add(page + " " + scheme + " " + found);
              }
            });
  }

  @Test
  void the_page_for_a_fault_speaks_the_language_of_the_person() {
    assertThat(gaia.http().get("/error.html", "Accept-Language", "de").expect(200).body())
        .contains("Etwas ging schief")
        .contains("lang=\"de\"");
    assertThat(gaia.http().get("/error.html", "Accept-Language", "en").expect(200).body())
        .contains("Something went wrong");
  }

  @Test
  void a_page_in_a_language_from_the_right_is_mirrored_and_fits() {
    browser.resize(500, 900).open(gaia.url() + "/status.xhtml?language=ar-XB");

    assertThat(browser.driver().executeScript("return document.documentElement.dir"))
        .isEqualTo("rtl");
    assertThat(browser.driver().executeScript("return getComputedStyle(document.body).direction"))
        .isEqualTo("rtl");
    assertThat(
            browser
                .driver()
                .executeScript("return document.documentElement.scrollWidth > innerWidth"))
        .isEqualTo(false);
    browser.screenshot("status-mirrored");
  }

  @Test
  void somebody_switches_the_language_at_the_foot_of_the_page() {
    browser
        .open(gaia.url() + "/tasks.xhtml?state=failed&language=en")
        .click(By.cssSelector(".languages a[lang='de']"))
        .awaitText(By.tagName("h1"), "Aufgaben");

    assertThat(browser.driver().getCurrentUrl()).endsWith("/tasks.xhtml?state=failed");
    browser.open(gaia.url() + "/archives.xhtml").awaitText(By.tagName("h1"), "Archive");
  }

  @Test
  void the_keyboard_alone_skips_to_the_content_and_pauses_the_work() {
    browser.open(gaia.url() + "/status.xhtml?language=en");
    press(Keys.TAB);
    assertThat(focused().getText()).isEqualTo("Skip to the content");
    press(Keys.ENTER);
    assertThat(focused().getAttribute("id")).isEqualTo("main");

    tabTo("pause");
    press(Keys.ENTER);
    browser.awaitText(By.id("pause-state"), "on");
    tabTo("resume");
    press(Keys.ENTER);
    browser.awaitText(By.id("pause-state"), "off");
  }

  private void press(Keys key) {
    focused().sendKeys(key);
  }

  private WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private void tabTo(String id) {
    for (int i = 0; i < 60 && !id.equals(focused().getAttribute("id")); i++) {
      press(Keys.TAB);
    }
    assertThat(focused().getAttribute("id")).isEqualTo(id);
  }

  @Test
  void without_scripts_the_status_shows_its_figures_and_its_buttons_work() {
    try {
      scripts(false);
      browser.open(gaia.url() + "/status.xhtml?language=en");
      assertThat(browser.text(By.cssSelector("#queue .figures dd"))).matches("(?s).*[0-9].*");

      browser.click(By.id("quiet")).awaitText(By.id("quiet-state"), "on");
      browser.click(By.id("loud")).awaitText(By.id("quiet-state"), "off");
    } finally {
      scripts(true);
    }
  }

  private void scripts(boolean run) {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  @Test
  void what_the_analytics_page_shows_is_in_the_api_too() {
    var answer = gaia.http().get("/api/analytics").expect(200);

    assertThat(answer.at("/days").size()).isEqualTo(28);
    assertThat(answer.at("/days/27/completed").isNumber()).isTrue();
    assertThat(answer.at("/knowledge").size()).isEqualTo(28);
    assertThat(answer.at("/suggested_night").isNull()).isTrue();
    assertThat(gaia.status("/analytics.xhtml")).isEqualTo(200);
  }

  @Test
  void searches_are_counted_and_nothing_of_what_was_asked_is_kept() {
    long before = gaia.http().get("/api/search/use").expect(200).at("/use/searches").asLong();
    gaia.http().get("/api/search?q=ferry").expect(200);
    gaia.http().get("/search.xhtml?q=xyzzyplugh").expect(200);

    var use = gaia.http().get("/api/search/use").expect(200);

    assertThat(use.at("/use/searches").asLong()).isGreaterThanOrEqualTo(before + 2);
    assertThat(use.at("/use/days").size()).isEqualTo(28);
    assertThat(use.body()).doesNotContain("xyzzyplugh");
    assertThat(gaia.http().get("/analytics.xhtml?language=en").status()).isIn(200, 302);
  }

  @Test
  void the_sample_campaign_comes_once_however_often_it_is_asked_for() {
    String sample = "/api/conversations/import/sample";
    gaia.http().post(sample).expect(200);

    var again = gaia.http().post(sample).expect(200);

    assertThat(again.at("/imported")).isEmpty();
    assertThat(again.at("/skipped").size()).isEqualTo(3);
    assertThat(gaia.http().get("/api/conversation/archives?campaign=The%20Glass%20Harbour").body())
        .contains("The warm kiln");
    assertThat(gaia.http().get("/archives.xhtml").expect(200).body())
        .as("who has something is offered none")
        .doesNotContain("sample.xhtml");
  }

  @Test
  void archives_are_narrowed_down_by_words_status_and_days() {
    String id = archives.awaitProcessed(archives.add("pages-narrow", "Zebra", "It rains.", "Yes."));
    String list = "/api/conversation/archives?q=zEBRA&status=processed";

    assertThat(gaia.http().get(list).expect(200).body()).contains(id);
    assertThat(gaia.http().get(list + "&until=2020-01-01").expect(200).at("/archives")).isEmpty();
    assertThat(gaia.http().get(list.replace("processed", "failed")).expect(200).at("/archives"))
        .isEmpty();
    gaia.http().get(list + "&from=soon").expect(400);
    assertThat(gaia.http().get("/archives.xhtml?q=zebra&from=2020-01-01").expect(200).body())
        .contains(id);
    assertThat(gaia.http().get("/archives.xhtml?q=zebras").expect(200).body()).doesNotContain(id);
  }

  @Test
  void nothing_on_a_page_moves_by_itself() {
    browser.open(gaia.url() + "/status.xhtml");
    Object moving =
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('*')].filter(one => {"
                    + "const style = getComputedStyle(one);"
                    + "return style.animationName !== 'none'"
                    + " || style.transitionDuration !== '0s'}).length");

    assertThat(moving).isEqualTo(0L);
  }

  @Test
  void the_pages_fit_a_telephone_and_a_wide_screen() {
    for (int width : new int[] {360, 768, 3840}) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setDeviceMetricsOverride",
              Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
      for (String page :
          List.of("/", "/status.xhtml", "/tasks.xhtml", "/settings.xhtml", "/analytics.xhtml")) {
        browser.open(gaia.url() + page);
        assertThat(
                browser
                    .driver()
                    .executeScript("return document.documentElement.scrollWidth > innerWidth"))
            .as(page + " at " + width)
            .isEqualTo(false);
      }
    }
    browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }
}
