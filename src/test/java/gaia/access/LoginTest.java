package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

  @ParameterizedTest
  @ValueSource(strings = {"/status.xhtml", "/archive.xhtml?id=7&t=3", "/", "/index.xhtml?new=true"})
  void after_the_login_one_goes_where_one_wanted(String path) {
    assertThat(LoginServlet.ownPath(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
        "/x\r\nSet-Cookie:a=b", "/%0d\n", "status.xhtml", "/?x=<script>", "/a:b"
      })
  void another_address_leads_home(String path) {
    assertThat(LoginServlet.ownPath(path)).isEqualTo(LoginServlet.HOME);
  }

  @Test
  void a_name_becomes_an_owner_in_lower_case() {
    assertThat(Identity.of(" Mara ", Set.of(Role.USER)).orElseThrow().name()).isEqualTo("mara");
    assertThat(Identity.of("mara@example.org", Set.of())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"system", "System", "local", "LOCAL ", "", " ", "a\nb", "../x", "a\u202Eb"})
  void a_name_that_belongs_to_the_house_or_lies_is_nobody(String name) {
    assertThat(Identity.of(name, Set.of(Role.USER))).isEqualTo(Optional.empty());
  }

  @Test
  void a_header_carries_name_and_password_in_utf_8() {
    String header = "Basic " + base64("Jörg:pass:wörd");

    assertThat(BasicHeader.read(header)).contains(new BasicHeader("Jörg", "pass:wörd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc"})
  void any_other_header_is_none(String header) {
    assertThat(BasicHeader.read(header)).isEqualTo(Optional.empty());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
