package gaia.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Walks over every button of every page. One that takes something away asks first and names what
 * goes; a button that is in neither list here is new, and somebody has to say which it is.
 */
class AskedFirstTest {

  private static final Path WEB = Path.of("src/main/webapp");

  /** What takes something away, ends or refuses it. */
  private static final Set<String> TAKES_AWAY =
      Set.of(
          "status cancel",
          "tasks cancel",
          "tasks all=cancel",
          "task cancel",
          "fact reject",
          "review neither",
          "review settle('NEITHER')",
          "learning back",
          "learning delete",
          "document remove",
          "shares end",
          "erasure erase");

  /** What takes nothing away, or only what the button beside it brings back. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry("status", "retry run_now pause resume quiet loud"),
          Map.entry("tasks", "run_now retry undo all=run_now all=retry all=priority filter:go"),
          Map.entry("task", "run_now retry move copy"),
          Map.entry("index", "send stop again archive"),
          Map.entry("archives", "filter:go"),
          Map.entry("archive", "reread save"),
          Map.entry("search", "search:go"),
          Map.entry("knowledge", "split merge undo find:go"),
          Map.entry("fact", "confirm pin edit"),
          Map.entry("graph", "filter:go zoom-in zoom-out zoom-fit"),
          Map.entry(
              "review", "keep_a keep_b both undo settle('KEEP_A') settle('KEEP_B') settle('BOTH')"),
          Map.entry("learning", "go on off"),
          Map.entry("documents", "go"),
          Map.entry("document", "retry"),
          Map.entry("digest", "filter:go"),
          Map.entry("shares", "go again"),
          Map.entry("login", "log-in"),
          Map.entry("page", "pause-updates log-out"),
          Map.entry("sample", "sample"));

  private record Button(String page, String name, boolean asked, Element element) {
    String key() {
      return page + " " + name;
    }
  }

  private static List<Button> buttons() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .sorted()
          .flatMap(AskedFirstTest::buttonsOf)
          .toList();
    }
  }

  private static Stream<Button> buttonsOf(Path file) {
    String page = file.getFileName().toString().replace(".xhtml", "");
    return elements(read(file)).filter(AskedFirstTest::isButton).map(one -> button(page, one));
  }

  private static Document read(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(file + " is no XML", e);
    }
  }

  private static Stream<Element> elements(Document page) {
    var all = page.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
  }

  private static boolean isButton(Element element) {
    boolean input =
        element.getTagName().equals("input")
            && Set.of("submit", "button", "image", "reset").contains(element.getAttribute("type"));
    return input
        || element.getTagName().equals("button")
        || element.getTagName().matches("h:command(Button|Link|Script)")
        || element.getTagName().equals("h:button");
  }

  private static Button button(String page, Element element) {
    boolean asked = false;
    for (Node one = element.getParentNode(); one != null; one = one.getParentNode()) {
      boolean page0 = one instanceof Element box && box.getAttribute("id").equals("really");
      asked |= page0 || one.getNodeName().equals("g:ask");
    }
    return new Button(page, name(element), asked, element);
  }

  /** What tells it apart on its page: what it sends, or else its id. */
  private static String name(Element button) {
    String name = button.getAttribute("name");
    String action = button.getAttribute("action");
    if (name.equals("all")) {
      return "all=" + button.getAttribute("value");
    }
    if (action.contains("settle(")) {
      return action.replaceAll(".*(settle\\([^)]*\\)).*", "$1");
    }
    return name.isEmpty() ? button.getAttribute("id") : name;
  }

  @Test
  void every_button_takes_away_nothing_or_asks_first() throws IOException {
    Set<String> unknown = new TreeSet<>();
    for (Button button : buttons()) {
      boolean harmless = HARMLESS.getOrDefault(button.page(), "").matches(word(button.name()));
      if (TAKES_AWAY.contains(button.key()) ? !button.asked() : !harmless) {
        unknown.add(button.key());
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static String word(String name) {
    return "(?:.* )?" + java.util.regex.Pattern.quote(name) + "(?: .*)?";
  }

  @Test
  void everything_that_takes_away_is_still_there_to_be_watched() throws IOException {
    Set<String> asked =
        buttons().stream()
            .filter(Button::asked)
            .map(Button::key)
            .collect(toCollection(TreeSet::new));

    assertThat(asked).containsExactlyInAnyOrderElementsOf(TAKES_AWAY);
  }

  @Test
  void who_is_asked_is_told_what_goes() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      assertThat(files.filter(file -> file.toString().endsWith(".xhtml")))
          .flatMap(file -> elements(read(file)).toList())
          .filteredOn(element -> element.getTagName().equals("g:ask"))
          .isNotEmpty()
          .extracting(element -> element.getAttribute("text"))
          .allMatch(text -> text.matches("#\\{say\\.of\\('[a-z_]+', .+\\)}"), "names something");
    }
  }

  @Test
  void nothing_is_changed_by_following_an_address() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      assertThat(files.filter(file -> file.toString().endsWith(".xhtml")))
          .flatMap(file -> elements(read(file)).toList())
          .filteredOn(element -> element.getTagName().equals("form"))
          .filteredOn(form -> form.getAttribute("method").equals("get"))
          .extracting(form -> form.getAttribute("action"))
          .allMatch(
              action -> action.matches("(archives|digest|graph|knowledge|search|tasks)\\.xhtml"));
    }
  }
}
