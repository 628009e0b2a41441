package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteFilterTest {

  private static final String HOST = "localhost:7860";

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "Cross-Site", "something-new"})
  void a_change_that_another_site_asks_for_is_refused(String site) {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", site, null, HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void a_change_by_our_own_page_or_by_the_person_is_let_through(String site) {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", site, "http://" + HOST, HOST)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void reading_is_let_through_from_anywhere(String method) {
    assertThat(
            CrossSiteFilter.comesFromElsewhere(method, "cross-site", "http://evil.example", HOST))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "INVENTED"})
  void every_other_method_counts_as_a_change(String method) {
    assertThat(CrossSiteFilter.comesFromElsewhere(method, "cross-site", null, HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://localhost:3000",
        "http://localhost",
        "null",
        "",
        "not an address",
        "http://localhost:7860.evil.example",
        "http://localhost:7860@evil.example"
      })
  void without_fetch_metadata_another_origin_is_refused(String origin) {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", null, origin, HOST)).isTrue();
  }

  @Test
  void without_fetch_metadata_our_own_origin_is_let_through() {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", null, "http://Localhost:7860", HOST))
        .isFalse();
  }

  @Test
  void the_origin_cannot_overrule_what_the_browser_says() {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", "cross-site", "http://" + HOST, HOST))
        .isTrue();
  }

  @Test
  void a_client_that_is_no_browser_is_let_through() {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", null, null, HOST)).isFalse();
  }

  @Test
  void an_origin_without_a_host_to_compare_with_is_refused() {
    assertThat(CrossSiteFilter.comesFromElsewhere("POST", null, "http://" + HOST, null)).isTrue();
  }
}
