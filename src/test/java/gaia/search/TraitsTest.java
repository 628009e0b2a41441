package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TraitsTest {

  private static final Set<String> SPEAKERS = Set.of("ada", "ben");

  @Example
  void a_text_that_ends_with_a_question_mark_asks() {
    assertThat(of("Nice! Where was it?").asks()).isTrue();
    assertThat(of("Where was it? [shared a photo: a dog]").asks()).isTrue();
    assertThat(of("Why? Because.").asks()).isFalse();
  }

  @Example
  void words_of_time_tell_a_time() {
    assertThat(of("We left last Tuesday.").tellsTime()).isTrue();
    assertThat(of("The lamp stays dark.").tellsTime()).isFalse();
  }

  @Example
  void names_are_capitalised_inside_a_sentence_and_nobody_who_speaks() {
    assertThat(of("Yes. The key is with Corvin in Brackwater, Ada.").names()).isEqualTo(2);
    assertThat(of("Great. Lovely! Only my dog.").names()).isZero();
    assertThat(of("One of Paris, Rome and Oslo").names()).isEqualTo(2);
  }

  @Property
  void packing_loses_nothing(@ForAll boolean asks, @ForAll boolean time, @ForAll byte names) {
    Traits traits = new Traits(asks, time, Math.floorMod(names, 3));

    assertThat(Traits.unpacked(traits.packed())).isEqualTo(traits);
    assertThat(traits.packed()).isBetween(0, 11);
  }

  @Property(tries = 300)
  void any_text_has_traits(@ForAll String text) {
    assertThat(of("[".repeat(3000) + text).names()).isBetween(0, 2);
  }

  private static Traits of(String text) {
    return Traits.of(text, SPEAKERS);
  }
}
