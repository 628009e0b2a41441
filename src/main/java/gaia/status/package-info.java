/**
 * The glass wall: one page and one JSON over all rooms.
 *
 * <p><b>In:</b> small status values from the facades of other rooms. <b>Out:</b> what {@code
 * /api/background/status} and the status page show. <b>Decides:</b> nothing; it puts side by side
 * what the rooms say of themselves.
 *
 * <p><b>Threads:</b> any; every call reads anew.
 *
 * <p><b>Not here:</b> anything that other rooms need. Nobody depends on this room.
 */
@NullMarked
package gaia.status;

import org.jspecify.annotations.NullMarked;
