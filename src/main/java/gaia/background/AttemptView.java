package gaia.background;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a task as others see it; a running one has no end yet.
 *
 * @param outcome {@code completed}, {@code failed}, {@code stopped} or {@code postponed}
 */
public record AttemptView(
    int attempt,
    Instant started,
    @Nullable Instant ended,
    @Nullable String outcome,
    @Nullable StopReason reason,
    @Nullable String error) {}
