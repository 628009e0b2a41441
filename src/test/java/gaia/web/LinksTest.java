package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {

  private final Links links = new Links();

  @Test
  void a_turn_is_an_anchor_on_the_page_of_its_archive() {
    assertThat(links.turn("a_1", 12)).isEqualTo("archive.xhtml?id=a_1#t12");
  }

  @Test
  void a_turn_far_down_is_on_a_later_page() {
    assertThat(links.turn("a_1", 2345)).isEqualTo("archive.xhtml?id=a_1&from=2000#t2345");
  }

  @Test
  void an_id_cannot_add_parameters() {
    assertThat(links.archive("a&download=raw#x"))
        .isEqualTo("archive.xhtml?id=a%26download%3Draw%23x");
  }
}
