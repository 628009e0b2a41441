package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EscapedLogTest {

  private static final String HOSTILE =
      "rope\r\n[AUDIT] admin logged in\u001b[2J\u202egnp.exe\u2028x\u0085y\u200b\u0000";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Logger log = EscapedLog.of(EscapedLogTest.class);
  private final StreamHandler handler = handler();

  private StreamHandler handler() {
    try {
      StreamHandler made = new StreamHandler(written, new SimpleFormatter());
      made.setEncoding(StandardCharsets.UTF_8.name());
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  @BeforeTry
  void listen() {
    log.setUseParentHandlers(false);
    log.addHandler(handler);
  }

  @AfterEach
  @AfterTry
  void stop() {
    log.removeHandler(handler);
  }

  /** What stands in the log, without the line that tells when and where. */
  private String read() {
    handler.flush();
    String all = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return all.substring(all.indexOf('\n') + 1).stripTrailing();
  }

  @Test
  void no_input_begins_a_line_of_its_own_or_speaks_to_the_terminal() {
    log.warning(HOSTILE);

    assertThat(read())
        .contains(
            "rope\\u000d\\u000a[AUDIT] admin logged in\\u001b[2J\\u202egnp.exe\\u2028x\\u0085y")
        .doesNotContainPattern("[\\p{Cntrl}\\u202e\\u2028\\u0085\\u200b]");
  }

  @Test
  void parameters_are_input_as_well() {
    log.log(Level.WARNING, "Not taken in: {0}", HOSTILE);

    assertThat(read()).contains("Not taken in: rope\\u000d").doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void exceptions_quote_input_too_and_so_do_their_causes() {
    IOException cause = new IOException(HOSTILE);
    IllegalStateException thrown = new IllegalStateException("plain", cause);
    thrown.addSuppressed(new IOException("a\nb"));

    log.log(Level.SEVERE, "failed", thrown);

    String told = read();
    assertThat(told)
        .contains("java.io.IOException: rope\\u000d\\u000a[AUDIT]", "a\\u000ab", "EscapedLogTest");
    assertThat(told.lines().map(String::strip))
        .allMatch(
            line ->
                line.startsWith("WARNING")
                    || line.startsWith("SEVERE")
                    || line.startsWith("java.lang.IllegalStateException: plain")
                    || line.startsWith("at ")
                    || line.startsWith("Caused by: ")
                    || line.startsWith("Suppressed: ")
                    || line.startsWith("... "));
  }

  @Test
  void the_interface_of_the_platform_leads_to_the_same_escaping() {
    System.Logger platform = EscapedLog.system(EscapedLogTest.class);

    platform.log(System.Logger.Level.WARNING, "a\nb {0}", "c\rd");

    assertThat(read()).contains("a\\u000ab c\\u000dd");
  }

  @Test
  void ordinary_words_of_any_language_stay_as_they_are() {
    assertThat(EscapedLog.escaped("Grüße, 你好\tשלום {0} 100 %"))
        .isEqualTo("Grüße, 你好\tשלום {0} 100 %");
  }

  @Property(tries = 300)
  void whatever_is_logged_is_one_line(@ForAll String input) {
    log.warning(input);

    assertThat(read().lines().count()).isLessThanOrEqualTo(1);
  }
}
