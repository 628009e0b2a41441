package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoraScalesTest {

  private static final Audience ADA = new Audience("ada", "default");
  private static final ServedAdapter HERS = new ServedAdapter(ADA, Path.of("a.gguf"));
  private static final ServedAdapter ANOTHERS =
      new ServedAdapter(new Audience("bob", "default"), Path.of("b.gguf"));
  private static final LoraScales LOADED = new LoraScales(List.of(ANOTHERS, HERS));
  private static final ChatRequest QUESTION =
      ChatRequest.interactive(List.of(ChatMessage.user("Where does Wanda live?")));

  private static Map<String, Object> scales(int first, int second) {
    return Map.of(
        "lora", List.of(Map.of("id", 0, "scale", first), Map.of("id", 1, "scale", second)));
  }

  @Test
  void a_request_is_helped_by_the_adapter_of_its_audience_alone() {
    assertThat(LOADED.of(QUESTION.withAudience(ADA), Set.of(HERS, ANOTHERS)))
        .isEqualTo(scales(0, 1));
  }

  @Test
  void a_request_without_an_audience_and_one_of_another_campaign_get_no_help() {
    assertThat(LOADED.of(QUESTION, Set.of(HERS, ANOTHERS))).isEqualTo(scales(0, 0));
    assertThat(
            LOADED.of(QUESTION.withAudience(new Audience("ada", "other")), Set.of(HERS, ANOTHERS)))
        .isEqualTo(scales(0, 0));
  }

  @Test
  void an_adapter_that_was_switched_off_does_not_help_although_it_is_still_loaded() {
    assertThat(LOADED.of(QUESTION.withAudience(ADA), Set.of(ANOTHERS))).isEqualTo(scales(0, 0));
  }

  @Test
  void a_program_without_adapters_is_told_nothing_of_them() {
    assertThat(LoraScales.NONE.of(QUESTION.withAudience(ADA), Set.of())).isEmpty();
  }
}
