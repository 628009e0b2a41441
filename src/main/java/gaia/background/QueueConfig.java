package gaia.background;

import java.time.Duration;

/**
 * How the queue is kept.
 *
 * @param aging waiting time that outweighs one point of priority; zero = priorities are strict
 * @param largestBundle most small tasks that are claimed at once, at least 1
 * @param keep how long finished tasks are kept; zero = for ever
 */
public record QueueConfig(Duration aging, int largestBundle, Duration keep) {}
