package gaia.background;

import gaia.background.admission.OvernightWindow;
import java.time.Duration;

/**
 * The engine's settings, read once at start.
 *
 * @param maxMemory share of the memory available to this process, (0, 1]
 * @param maxCpu share of the processors available to this process, (0, 1]
 * @param adapt other programs' use of the machine lowers the share of the processors
 * @param maxAttempts tries of a task that fails, at least 1
 * @param retryDelayBase base of the exponential back-off, in seconds
 * @param tick how often the engine looks around
 * @param soleServer no other server works on this database, so whatever is claimed at start was
 *     left behind
 * @param queue order, bundles and keeping
 */
public record BackgroundProcessorConfig(
    Duration idleThreshold,
    Duration longIdleThreshold,
    OvernightWindow overnight,
    double maxMemory,
    double maxCpu,
    boolean adapt,
    int conversationPriority,
    int embeddingPriority,
    int loraPriority,
    int maxAttempts,
    double retryDelayBase,
    int maxConcurrentTasks,
    Duration maxProcessingTime,
    Duration conversationTimeout,
    Duration embeddingTimeout,
    Duration loraTimeout,
    Duration tick,
    boolean soleServer,
    QueueConfig queue) {}
