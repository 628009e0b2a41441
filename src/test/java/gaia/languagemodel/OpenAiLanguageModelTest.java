package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiLanguageModelTest extends LanguageModelContract {

  private static final String SCHEMA =
      """
      {"type":"object","properties":{"name":{"type":"string","maxLength":50}},"required":["name"]}""";
  private static final ChatRequest QUESTION =
      ChatRequest.background(List.of(ChatMessage.user("Who sells rope?")));

  private final List<FakeOpenAiServer> fakes = new ArrayList<>();

  @AfterEach
  void close() {
    fakes.forEach(FakeOpenAiServer::close);
  }

  private FakeOpenAiServer fake(String text) {
    FakeOpenAiServer fake = FakeOpenAiServer.saying(text);
    fakes.add(fake);
    return fake;
  }

  private static OpenAiLanguageModel model(FakeOpenAiServer fake) {
    return new OpenAiLanguageModel(Endpoint.of(URI.create(fake.url()), null, "sk-secret", 4096));
  }

  private static LanguageModelFailure failureOf(LanguageModel model, ChatRequest request) {
    try {
      model.generate(request, GenerationListener.NONE);
    } catch (LanguageModelFailure failure) {
      return failure;
    }
    throw new AssertionError("it did not fail");
  }

  @Override
  LanguageModel saying(String text) {
    return model(fake(text));
  }

  @Override
  LanguageModel hanging() {
    return model(fake("one two").in(FakeOpenAiServer.Mode.HANG));
  }

  @Override
  LanguageModel absent() {
    FakeOpenAiServer gone = fake("");
    gone.close();
    return model(gone);
  }

  @Override
  LanguageModel cramped() {
    return model(fake("").in(FakeOpenAiServer.Mode.TOO_LONG));
  }

  @Test
  void every_generation_is_streamed_and_names_the_model_that_the_server_lists() {
    FakeOpenAiServer fake = fake("Ilse.");

    model(fake).generate(QUESTION, GenerationListener.NONE);

    assertThat(fake.bodies()).hasSize(1);
    assertThat(fake.bodies().get(0).replaceAll("\\s", ""))
        .contains("\"stream\":true")
        .contains("\"model\":\"fake\"")
        .contains("Whosellsrope?");
    assertThat(fake.keys()).allMatch("Bearer sk-secret"::equals);
  }

  @Test
  void a_server_that_has_not_said_a_word_yet_learns_at_once_that_nobody_listens() throws Exception {
    FakeOpenAiServer fake = fake("").in(FakeOpenAiServer.Mode.SILENT);
    Cancellation cancellation = new Cancellation();
    GenerationListener impatient =
        new GenerationListener() {
          @Override
          public void breathe() {
            if (!fake.bodies().isEmpty()) {
              cancellation.cancel();
            }
          }
        };

    assertThatThrownBy(() -> model(fake).generate(QUESTION, impatient, cancellation))
        .isInstanceOf(LanguageModelFailure.Cancelled.class);
    assertThat(fake.awaitListenerLeft()).isTrue();
  }

  @Test
  void a_server_that_says_nothing_for_too_long_is_unavailable() {
    FakeOpenAiServer fake = fake("").in(FakeOpenAiServer.Mode.SILENT);
    Duration patience = Duration.ofMillis(50);
    LanguageModel model =
        new OpenAiLanguageModel(
            new Endpoint(URI.create(fake.url() + "/v1"), "m", null, 4096, patience, patience));

    assertThat(failureOf(model, QUESTION).sentence()).contains("takes too long");
    assertThat(model.state().condition()).isEqualTo(ModelState.Condition.DOWN);
  }

  @Test
  void an_answer_that_breaks_off_does_not_count() {
    LanguageModelFailure failure =
        failureOf(model(fake("one two three").in(FakeOpenAiServer.Mode.BREAK_OFF)), QUESTION);

    assertThat(failure).isInstanceOf(LanguageModelFailure.Unavailable.class);
    assertThat(failure.sentence()).contains("broke off");
  }

  @Test
  void a_wrong_key_is_told_without_the_key_even_where_the_server_repeats_it() {
    LanguageModelFailure failure =
        failureOf(model(fake("").in(FakeOpenAiServer.Mode.REJECT_KEY)), QUESTION);

    assertThat(failure.sentence()).contains("GAIA_LLM_API_KEY").doesNotContain("sk-secret");
    assertThat(failure).hasNoCause();
  }

  @Test
  void nobody_is_followed_elsewhere() {
    assertThat(failureOf(model(fake("").in(FakeOpenAiServer.Mode.REDIRECT)), QUESTION).sentence())
        .contains("HTTP 307");
  }

  @Test
  void thinking_is_left_out() {
    Completion answer =
        model(fake("<think>Rope? I know <b>.</think> Ilse sells it."))
            .generate(QUESTION, GenerationListener.NONE);

    assertThat(answer.text()).isEqualTo("Ilse sells it.");
  }

  @Test
  void nothing_but_thinking_is_a_bad_answer() {
    assertThat(failureOf(model(fake("<think>hm hm</think>")), QUESTION))
        .isInstanceOf(LanguageModelFailure.BadAnswer.class);
  }

  @Test
  void a_server_that_keeps_to_schemas_is_probed_once_and_given_the_schema() {
    FakeOpenAiServer fake = fake("Hello there.").constrainedTo("{\"colour\":\"red\"}");
    OpenAiLanguageModel model = model(fake);

    assertThat(failureOf(model, QUESTION.withSchema(SCHEMA)))
        .isInstanceOf(LanguageModelFailure.BadAnswer.class);
    fake.constrainedTo("{\"name\":\"Ilse\"}");
    Completion answer = model.generate(QUESTION.withSchema(SCHEMA), GenerationListener.NONE);

    assertThat(answer.text()).isEqualTo("{\"name\":\"Ilse\"}");
    assertThat(fake.bodies()).hasSize(3).allMatch(body -> body.contains("json_schema"));
    assertThat(fake.bodies().get(2)).doesNotContain("Answer with one JSON object");
  }

  @Test
  void a_server_that_ignores_schemas_gets_the_schema_in_the_prompt() {
    FakeOpenAiServer fake = fake("Sure! ```json\n{\"name\": \"Ilse\"}\n``` There.");

    Completion answer = model(fake).generate(QUESTION.withSchema(SCHEMA), GenerationListener.NONE);

    assertThat(answer.text()).isEqualTo("{\"name\":\"Ilse\"}");
    assertThat(fake.bodies()).hasSize(2);
    assertThat(fake.bodies().get(1))
        .contains("Answer with one JSON object")
        .doesNotContain("response_format");
  }

  @Test
  void a_server_that_refuses_schemas_gets_the_schema_in_the_prompt() {
    FakeOpenAiServer fake = fake("{\"name\": \"Ilse\"}").refusingSchemas();

    assertThat(model(fake).generate(QUESTION.withSchema(SCHEMA), GenerationListener.NONE).text())
        .isEqualTo("{\"name\":\"Ilse\"}");
  }

  @Test
  void an_answer_without_what_was_asked_for_is_bad_and_can_be_looked_at() {
    LanguageModelFailure failure =
        failureOf(model(fake("{\"nom\": 1} I will not")), QUESTION.withSchema(SCHEMA));

    assertThat(failure)
        .isInstanceOfSatisfying(
            LanguageModelFailure.BadAnswer.class,
            bad -> assertThat(bad.answer()).contains("I will not"));
    assertThat(failure.sentence()).doesNotContain("will not");
  }

  @Test
  void a_cut_answer_with_a_schema_is_passed_on_as_it_is() {
    Completion answer =
        model(fake("{\"name\": \"Ilse of the long road\"}"))
            .generate(QUESTION.withSchema(SCHEMA).withMaxTokens(3), GenerationListener.NONE);

    assertThat(answer.finish()).isEqualTo(Completion.FinishReason.LENGTH);
    assertThat(answer.text()).startsWith("{\"name\": \"Ilse");
  }

  @Test
  void the_context_is_what_the_server_says() {
    LanguageModel model = saying("a b");
    assertThat(model.state().contextWindow()).hasValue(4096);

    model.generate(QUESTION, GenerationListener.NONE);

    assertThat(model.state().contextWindow()).hasValue(2048);
    assertThat(model.state().condition()).isEqualTo(ModelState.Condition.READY);
  }

  @Test
  void an_address_without_a_path_means_the_first_version() {
    assertThat(Endpoint.of(URI.create("http://h:1/"), null, null, 1).at("/models"))
        .hasToString("http://h:1/v1/models");
    assertThat(Endpoint.of(URI.create("http://h:1/api/v3/"), null, null, 1).at("/models"))
        .hasToString("http://h:1/api/v3/models");
    assertThat(Endpoint.of(URI.create("http://h:1"), null, "sk-secret", 1).toString())
        .doesNotContain("sk-secret");
  }
}
