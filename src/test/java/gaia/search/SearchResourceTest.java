package gaia.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.access.Refusal;
import org.junit.jupiter.api.Test;

class SearchResourceTest {

  @Test
  void a_search_for_nothing_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> new SearchResource().search(" ", null, null, null, null, null))
        .isInstanceOf(Refusal.class)
        .hasMessage("q is missing: say what to search for.");
  }
}
