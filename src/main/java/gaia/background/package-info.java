/**
 * The engine: a durable queue and the threads that work it off while nobody needs the machine.
 *
 * <p><b>In:</b> {@link gaia.background.NewTask}s, submitted inside the transaction of whoever wants
 * the work; {@link gaia.background.TaskHandler} beans of other rooms, found at start. <b>Out:</b>
 * {@link gaia.background.TaskView}s and the reason why work runs or waits: at present, in the past,
 * and as events.
 *
 * <p><b>Decides:</b> which task is next (priority, then age), who owns it (a lease with a token
 * that every later write must match), what a failure means (back-off, then giving up with the
 * cause) and when running work stops. Whether work may start at all is decided in {@code
 * background.admission}; how events reach listeners, in {@code background.feed}.
 *
 * <p><b>Threads:</b> the only room that owns threads; those of workers have the lowest priority
 * that the system grants. One tick on a managed scheduled executor decides; worker threads from a
 * managed factory run handlers; a heartbeat renews leases. Every database change is a short
 * transaction; none is open while a handler works.
 *
 * <p><b>Not here:</b> any concrete task, and anything about conversations or knowledge.
 */
@NullMarked
package gaia.background;

import org.jspecify.annotations.NullMarked;
