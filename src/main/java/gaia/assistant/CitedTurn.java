package gaia.assistant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn that an answer rests on, without its text.
 *
 * @param turn 0-based index in the archived conversation
 */
public record CitedTurn(
    String archiveId, int turn, @Nullable String speaker, @Nullable Instant created) {}
