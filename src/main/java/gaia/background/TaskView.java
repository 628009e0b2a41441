package gaia.background;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as others see it, at one moment.
 *
 * @param attempts tries charged so far; a yielded attempt is not charged
 * @param progress 0 to 1
 * @param stopReason why the last attempt ended early, where it did
 */
public record TaskView(
    String id,
    String type,
    String subject,
    String owner,
    String campaign,
    TaskState status,
    int priority,
    Instant created,
    Map<String, String> data,
    int attempts,
    int maxAttempts,
    @Nullable Instant lastAttempt,
    @Nullable Instant notBefore,
    @Nullable Instant finished,
    double progress,
    @Nullable String progressNote,
    @Nullable StopReason stopReason,
    @Nullable String error,
    Map<String, Object> result) {}
