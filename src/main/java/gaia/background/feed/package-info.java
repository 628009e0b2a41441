/**
 * Tells listeners what happens, in order, without ever waiting for one of them.
 *
 * <p><b>In:</b> events as they happen; listeners with what they have seen last. <b>Out:</b> to each
 * listener the events it may see, a snapshot where it missed some, a sign of life where nothing
 * happens.
 *
 * <p><b>Decides:</b> how many events are remembered, how many listeners there are, and when a
 * listener is too slow.
 *
 * <p><b>Threads:</b> anybody may publish; one thread at a time delivers. Listeners have none.
 *
 * <p><b>Not here:</b> what the events mean, and HTTP.
 */
@NullMarked
package gaia.background.feed;

import org.jspecify.annotations.NullMarked;
