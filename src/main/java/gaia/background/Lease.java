package gaia.background;

/**
 * The right to work on a task. Each claim raises the token, so a worker that was thought dead finds
 * its writes refused.
 */
record Lease(String taskId, long token, String attemptId) {}
