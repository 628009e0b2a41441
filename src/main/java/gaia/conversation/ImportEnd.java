package gaia.conversation;

import org.jspecify.annotations.Nullable;

/**
 * How reading an upload ended.
 *
 * @param complete false when a fault ended it before its end; the last item says why
 * @param archive whether the upload asks to archive what it brings; null where it says nothing
 */
record ImportEnd(boolean complete, @Nullable Boolean archive) {}
