package gaia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium without a window. {@code CHROMIUM} and {@code CHROMEDRIVER}, as system properties or
 * environment variables, say where it is.
 */
public final class Browser implements AutoCloseable {

  static final Path BINARY = program("CHROMIUM", "/usr/bin/chromium");
  static final Path DRIVER = program("CHROMEDRIVER", "/usr/bin/chromedriver");

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_TABS = 600;
  private static final Path SCREENSHOTS = ServerFolder.BUILD.resolve("screenshots");

  private final ChromeDriver driver = new ChromeDriver(service(), options());

  static boolean isInstalled() {
    return Files.isExecutable(BINARY) && Files.isExecutable(DRIVER);
  }

  /** For what the methods here do not offer. */
  ChromeDriver driver() {
    return driver;
  }

  public Browser open(String url) {
    driver.get(url);
    return this;
  }

  /** Goes on with the tab key until the focus is on what the selector names. */
  public Browser tabTo(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (Boolean.TRUE.equals(
          driver.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
        return this;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("the tab key never reaches " + selector);
  }

  /** Types where the focus is. */
  public Browser press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  /** Makes the window as wide as a telephone, a tablet or a desk. */
  Browser resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    return this;
  }

  /** The element, as soon as it is there and can be seen. */
  WebElement element(By by) {
    return Await.until(
            "the page shows " + by,
            PATIENCE,
            () -> driver.findElements(by),
            found -> !found.isEmpty() && isShown(found.get(0)))
        .get(0);
  }

  private static boolean isShown(WebElement element) {
    try {
      return element.isDisplayed();
    } catch (StaleElementReferenceException e) {
      return false;
    }
  }

  Browser type(By by, String text) {
    WebElement field = element(by);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  Browser click(By by) {
    element(by).click();
    return this;
  }

  /** Waits until the browser has followed a link; a reload before that would call it back. */
  public Browser awaitAddress(String part) {
    Await.until(part, PATIENCE, driver::getCurrentUrl, url -> url.contains(part));
    return this;
  }

  /** Waits until an element on the page contains the text; the page updates itself. */
  public Browser awaitText(By by, String text) {
    Await.until(by + " shows: " + text, PATIENCE, () -> text(by), shown -> shown.contains(text));
    return this;
  }

  /** The text of all elements found, or nothing while the page changes under us. */
  public String text(By by) {
    try {
      return String.join("\n", driver.findElements(by).stream().map(WebElement::getText).toList());
    } catch (StaleElementReferenceException e) {
      return "";
    }
  }

  /** What the browser complained about since this was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("favicon.ico"))
        .toList();
  }

  /** Keeps a picture of the page in {@code target/screenshots}. */
  Browser screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static ChromeDriverService service() {
    return new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BINARY.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900");
    return options;
  }

  private static Path program(String name, String usual) {
    String given = System.getProperty(name, System.getenv(name));
    return Path.of(Objects.requireNonNullElse(given, usual));
  }
}
