package gaia.background.admission;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the decision rests on, as it was at one moment.
 *
 * @param idle since the last activity of a user
 * @param openRequests requests of users being served at this moment
 * @param pausedUntil the end of a pause that has one
 * @param memoryReason why no more memory may be taken; null while there is room
 * @param diskFree bytes left where the data folder lies
 */
public record Conditions(
    Instant now,
    Duration idle,
    int openRequests,
    boolean paused,
    @Nullable Instant pausedUntil,
    @Nullable Reason memoryReason,
    long diskFree) {}
