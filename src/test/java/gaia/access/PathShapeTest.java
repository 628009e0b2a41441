package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathShapeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.xhtml",
        "/api/conversations/0a1-b_c/messages",
        "/v1/chat/completions",
        "/resources/css/gaia.css",
        "/api/campaigns/The%20Lantern%20Coast",
        "/api/campaigns/K%C3%BCste",
        "/api/campaigns/v1.2",
        "/api/x/...",
        "/a.b..c"
      })
  void a_path_with_one_meaning_is_let_through(String path) {
    assertThat(PathShape.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/settings;x=y",
        "//evil.example/",
        "/api//settings",
        "/api/..%2fsecret",
        "/api/%2e%2e/secret",
        "/api/../audit",
        "/api/./audit",
        "/api/x/..",
        "/a\\b",
        "/a%5cb",
        "/a%00b",
        "/a%0d%0aSet-Cookie:x",
        "/a%7f",
        "/a%3Bb",
        "/a%252e",
        "/a b",
        "/a{b}",
        "/a|b",
        "/a#b",
        "/a#b#c",
        "/a\"b",
        "/a<b>",
        "/a^b",
        "/a`b",
        "/a[0]",
        "/a\u00a0b",
        "/a\u00fcb",
        "/a%zz",
        "/a\tb"
      })
  void a_path_with_two_meanings_is_refused(String path) {
    assertThat(PathShape.isPlain(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"q=who's%20there&k=5", "q=a+b", "ids[0]=1", "q=%C3%BC", "q=(a*b)!$,;:@/?~"})
  void a_query_is_let_through_when_it_is_escaped(String query) {
    assertThat(PathShape.isPlainQuery(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"q=%", "q=%z1", "q={x}", "q=a|b", "q=\u00fc", "q=\u0085", "q=a b", "q=\"x\""})
  void a_query_is_refused_when_something_is_left_to_escape(String query) {
    assertThat(PathShape.isPlainQuery(query)).isFalse();
  }
}
