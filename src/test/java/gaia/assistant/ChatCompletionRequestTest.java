package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Refusal;
import gaia.conversation.Role;
import gaia.files.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCompletionRequestTest {

  private static ChatCompletionRequest read(String json) throws JsonProcessingException {
    return ChatCompletionRequest.of(Json.mapper().readTree(json));
  }

  @Test
  void a_request_of_a_client_is_understood() throws Exception {
    ChatCompletionRequest request =
        read(
            """
            {"model": "gaia", "stream": true, "temperature": 0.5, "max_tokens": 99, "user": "mara",
             "stream_options": {"include_usage": true},
             "messages": [{"role": "system", "content": "Be brief."},
               {"role": "user", "content": "Who sells rope?"},
               {"role": "assistant", "content": null},
               {"role": "user", "content": [{"type": "text", "text": "And"},
                 {"type": "text", "text": "where?"}]}]}""");

    assertThat(request.messages())
        .extracting(ChatCompletionRequest.Said::role)
        .containsExactly(Role.USER, Role.USER);
    assertThat(request.question()).isEqualTo("And\nwhere?");
    assertThat(request.instructions()).isEqualTo("Be brief.");
    assertThat(request.maxTokens()).isEqualTo(99);
    assertThat(request.user()).isEqualTo("mara");
    assertThat(request.stream()).isTrue();
    assertThat(request.usageInStream()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"messages\":[]}",
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"}]}",
        "{\"messages\":[{\"role\":\"pirate\",\"content\":\"x\"}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"temperature\":9}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":0}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"n\":2}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"tools\":[{}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}"
      })
  void what_cannot_be_answered_is_refused_in_words(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(Refusal.class).hasMessageEndingWith(".");
  }

  @Provide
  Arbitrary<String> odd() {
    return Arbitraries.of(
        "null", "1", "\"x\"", "[]", "{}", "[[]]", "true", "{\"content\":1}", "-1e9", "[null]");
  }

  @Property(tries = 300)
  void any_json_is_either_understood_or_refused(
      @ForAll("odd") String a, @ForAll("odd") String b, @ForAll("odd") String c)
      throws JsonProcessingException {
    JsonNode body =
        Json.mapper()
            .readTree(
                ("{\"messages\":[{\"role\":\"user\",\"content\":%s},{\"role\":%s}],\"tools\":%s,"
                        + "\"temperature\":%s,\"max_tokens\":%s,\"response_format\":%s,\"user\":%s}")
                    .formatted(a, b, c, b, c, a, b));
    try {
      assertThat(ChatCompletionRequest.of(body).messages()).isNotEmpty();
    } catch (Refusal refusal) {
      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
    }
  }
}
