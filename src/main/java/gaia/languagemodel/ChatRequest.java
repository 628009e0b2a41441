package gaia.languagemodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param messages at least one, oldest first
 * @param temperature 0 to 2; 0 = always the likeliest token
 * @param maxTokens the most tokens to generate, at least 1
 * @param schema JSON schema that the answer keeps, as JSON text; null for free text. Every array
 *     needs {@code maxItems} and every string {@code maxLength} of a few hundred, which bounds the
 *     run time and endless repetition. Of an answer the types, the required members and the
 *     enumerations are checked, whatever the model's server promises; one that was cut is not.
 * @param audience whose adapter helps with the answer; null for none
 */
public record ChatRequest(
    List<ChatMessage> messages,
    Urgency urgency,
    double temperature,
    int maxTokens,
    @Nullable String schema,
    @Nullable Audience audience) {

  private static final int USUAL_TOKENS = 1024;
  private static final double HOTTEST = 2;

  /** Checks the ranges; {@link IllegalArgumentException} is a mistake of the caller. */
  public ChatRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request needs at least one message");
    }
    if (!(temperature >= 0 && temperature <= HOTTEST)) {
      throw new IllegalArgumentException("temperature must be 0 to 2, not " + temperature);
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, not " + maxTokens);
    }
  }

  /** A request that no adapter helps with. */
  public ChatRequest(
      List<ChatMessage> messages,
      Urgency urgency,
      double temperature,
      int maxTokens,
      @Nullable String schema) {
    this(messages, urgency, temperature, maxTokens, schema, null);
  }

  /** For a person who waits. */
  public static ChatRequest interactive(List<ChatMessage> messages) {
    return new ChatRequest(messages, Urgency.INTERACTIVE, 0, USUAL_TOKENS, null);
  }

  /** For a task. */
  public static ChatRequest background(List<ChatMessage> messages) {
    return new ChatRequest(messages, Urgency.BACKGROUND, 0, USUAL_TOKENS, null);
  }

  public ChatRequest withTemperature(double value) {
    return new ChatRequest(messages, urgency, value, maxTokens, schema, audience);
  }

  public ChatRequest withMaxTokens(int value) {
    return new ChatRequest(messages, urgency, temperature, value, schema, audience);
  }

  public ChatRequest withSchema(String jsonSchema) {
    return new ChatRequest(messages, urgency, temperature, maxTokens, jsonSchema, audience);
  }

  public ChatRequest withMessages(List<ChatMessage> others) {
    return new ChatRequest(others, urgency, temperature, maxTokens, schema, audience);
  }

  /** With the help of the adapter that was trained for these, where one is switched on. */
  public ChatRequest withAudience(Audience whose) {
    return new ChatRequest(messages, urgency, temperature, maxTokens, schema, whose);
  }
}
