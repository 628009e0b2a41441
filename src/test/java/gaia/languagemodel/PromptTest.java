package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {

  @Test
  void every_prompt_has_a_version_and_no_front_matter_in_its_text() {
    Prompt prompt = Prompt.named("answer");

    assertThat(prompt.version()).matches("[0-9]+");
    assertThat(prompt.text()).startsWith("You are GAIA.").doesNotContain("---");
  }

  @Test
  void what_is_filled_in_is_not_looked_through_for_places() {
    assertThat(Prompt.named("answer").with(Map.of("memories", "{today}", "today", "Monday")))
        .contains("{today}", "Today is Monday.");
  }

  @Test
  void a_prompt_that_is_missing_is_a_fault_of_the_build() {
    assertThatThrownBy(() -> Prompt.named("nothing")).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extract-facts",
        "extract-decisions",
        "extract-questions",
        "extract-actions",
        "extract-names",
        "extract-events",
        "summarize",
        "advise"
      })
  void every_list_and_every_text_in_a_schema_has_a_limit(String name) throws Exception {
    check(Json.mapper().readTree(Prompt.named(name).schema()));
  }

  private static void check(JsonNode schema) {
    switch (schema.path("type").asText()) {
      case "array" -> assertThat(schema.path("maxItems").asInt()).isBetween(1, 12);
      case "string" ->
          assertThat(schema.has("enum") || schema.path("maxLength").asInt(10_000) <= 300).isTrue();
      case "object" -> assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
      default -> assertThat(schema.path("type").asText()).isIn("integer");
    }
    schema.path("properties").forEach(PromptTest::check);
    if (schema.has("items")) {
      check(schema.path("items"));
    }
  }
}
