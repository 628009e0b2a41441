package gaia.knowledge.structured;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a structured archive. When a file was edited by hand, any of it may be missing.
 *
 * @param created when the conversation began
 * @param processed when this text was made of it
 * @param extractor {@code rules}, or {@code model} with the model and the version of the prompt;
 *     rules with a model have read what that model gave no usable answer to
 */
record FrontMatter(
    @Nullable String archiveId,
    @Nullable String title,
    @Nullable String campaign,
    @Nullable Instant created,
    @Nullable Instant processed,
    @Nullable String extractor,
    @Nullable String model,
    @Nullable String promptVersion,
    List<String> participants,
    List<String> keywords) {

  static final String FORMAT = "gaia-structured/1";

  FrontMatter {
    participants = List.copyOf(participants);
    keywords = List.copyOf(keywords);
  }
}
