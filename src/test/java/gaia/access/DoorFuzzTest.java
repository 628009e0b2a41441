package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;

/** Paths, headers and names from outside never break the check at the door, nor get around it. */
class DoorFuzzTest {

  @FuzzTest
  void paths_and_headers(FuzzedDataProvider data) {
    String method = data.pickValue(new String[] {"GET", "POST", "DELETE", "HEAD", "X"});
    String text = data.consumeRemainingAsString();

    if (PathShape.isPlain(text)) {
      assertThat(text).doesNotContain(";", "\\", "//", "/../");
      // What stands behind the door reads it as a URI, and breaks where it is none.
      assertThat(URI.create("http://localhost/" + text)).isNotNull();
    }
    if (PathShape.isPlainQuery(text)) {
      assertThat(URI.create("http://localhost/?" + text)).isNotNull();
    }
    Doors.find(method, Doors.withoutVersion(text))
        .filter(door -> door.roles().isEmpty())
        .ifPresent(door -> assertThat(text).startsWith(door.path()));
    String own = LoginServlet.ownPath(text);
    assertThat(own).startsWith("/").doesNotContain("\\", "\r", "\n");
    assertThat(own.startsWith("//")).isFalse();
    BasicHeader.read(text).ifPresent(sent -> assertThat(sent.name()).doesNotContain(":"));
    BasicHeader.read("Basic " + text);
    assertThat(Deed.line(text, 50)).hasSizeLessThanOrEqualTo(50).doesNotContain("\n", "\r");
    Identity.of(text, Role.ALL)
        .ifPresent(identity -> assertThat(identity.name()).isNotIn(Caller.LOCAL, Caller.HOUSE, ""));
    CrossSiteFilter.comesFromElsewhere(method, null, text, "localhost");
  }
}
