package gaia.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenBodiesTest {

  @Test
  void a_sender_has_a_few_places_and_others_have_theirs() {
    OpenBodies bodies = new OpenBodies();
    for (int i = 0; i < OpenBodies.MOST; i++) {
      assertThat(bodies.begin("slow")).isTrue();
    }

    assertThat(bodies.begin("slow")).isFalse();
    assertThat(bodies.begin("other")).isTrue();
  }

  @Test
  void a_place_that_was_given_back_can_be_taken_again_however_many_were_refused() {
    OpenBodies bodies = new OpenBodies();
    for (int i = 0; i < 100; i++) {
      bodies.begin("slow");
    }

    bodies.end("slow");

    assertThat(bodies.begin("slow")).isTrue();
    assertThat(bodies.begin("slow")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/form-data, true",
    "multipart/form-data; boundary=, true",
    "multipart/form-data; boundary=x*y, false",
    "*/*, true",
    "application/json;charset=utf-8, false",
    "MULTIPART/FORM-DATA; BOUNDARY=abc, false"
  })
  void a_body_that_nobody_could_read_is_known_by_its_type(String type, boolean unreadable) {
    assertThat(SlowBodyFilter.isUnreadable(type)).isEqualTo(unreadable);
  }
}
