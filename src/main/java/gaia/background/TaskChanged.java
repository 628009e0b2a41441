package gaia.background;

import org.jspecify.annotations.Nullable;

/** Something about the queue changed; the engine looks again once the change is committed. */
record TaskChanged(@Nullable String taskId) {}
