package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessFilterTest {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @Test
  void people_in_a_browser_get_a_page_and_programs_a_problem() {
    assertThat(AccessFilter.isForPeople("/login", BROWSER)).isTrue();
    assertThat(AccessFilter.isForPeople("/archives.xhtml", BROWSER)).isTrue();
    assertThat(AccessFilter.isForPeople("/login", "*/*")).isFalse();
    assertThat(AccessFilter.isForPeople("/login", null)).isFalse();
    assertThat(AccessFilter.isForPeople("/api/me", BROWSER)).isFalse();
    assertThat(AccessFilter.isForPeople("/v1/models", BROWSER)).isFalse();
    assertThat(AccessFilter.isForPeople("/mcp", BROWSER)).isFalse();
  }
}
