package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePolicyFilterTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.xhtml", "/status.xhtml"})
  void pages_are_not_kept_by_caches(String path) {
    assertThat(PagePolicyFilter.isPage(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jakarta.faces.resource/gaia.css.xhtml", "/resources/css/gaia.css"})
  void styles_and_scripts_may_be_kept(String path) {
    assertThat(PagePolicyFilter.isPage(path)).isFalse();
  }

  @Test
  void only_files_of_this_server_may_run_or_style_a_page() {
    assertThat(PagePolicyFilter.POLICY)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void nobody_may_frame_a_page() {
    assertThat(PagePolicyFilter.POLICY).contains("frame-ancestors 'none'");
  }
}
