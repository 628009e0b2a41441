package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThemeTest {

  private static final Path STYLES = Path.of("src/main/webapp/resources/css");
  private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+): #[0-9a-f]{6};");

  @Test
  void the_choice_of_a_browser_counts_where_it_is_one() {
    assertThat(Theme.chosen(null)).isEqualTo("system");
    assertThat(Theme.chosen(new Cookie[] {new Cookie("theme", "dark")})).isEqualTo("dark");
    assertThat(Theme.chosen(new Cookie[] {new Cookie("theme", "pink")})).isEqualTo("system");
  }

  @Test
  void each_colour_is_there_in_both_themes() throws IOException {
    assertThat(colours("dark.css")).isEqualTo(colours("gaia.css")).hasSizeGreaterThan(15);
  }

  private static Set<String> colours(String file) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher colour = COLOUR.matcher(Files.readString(STYLES.resolve(file)));
    while (colour.find()) {
      found.add(colour.group(1));
    }
    return found;
  }

  /** Below the scales themselves, nothing has a colour of its own. */
  @Test
  void colours_come_from_the_scale_alone() throws IOException {
    String css = Files.readString(STYLES.resolve("gaia.css"));
    String rules = css.substring(css.indexOf("*, *::before"));

    assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b[^{]*;|rgb\\(|hsl\\(");
  }
}
