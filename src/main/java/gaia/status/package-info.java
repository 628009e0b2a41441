/**
 * The glass wall: one JSON over all rooms, and the pages on what happens in the background.
 *
 * <p><b>In:</b> small status values from the facades of other rooms. <b>Out:</b> what {@code
 * /api/background/status} and the pages of the status, of all tasks and of one task show.
 * <b>Decides:</b> nothing; it puts side by side what the rooms say of themselves.
 *
 * <p><b>Threads:</b> any. What is the same for everybody is read once a second on a server, and an
 * owner's own once a second for each owner, however many look; at once only when a person has
 * steered something.
 *
 * <p><b>Not here:</b> anything that other rooms need. Nobody depends on this room.
 */
@NullMarked
package gaia.status;

import org.jspecify.annotations.NullMarked;
