/**
 * What use and work looked like over weeks, and what follows from it for the settings.
 *
 * <p><b>In:</b> sums of finished tasks and the learned hours of the week, both from the background
 * room. <b>Out:</b> {@code GET /api/analytics}, the page of the same name, and the last seven days
 * on the status page.
 *
 * <p><b>Decides:</b> how much is kept: one row for each day, owner, campaign and kind of task,
 * added to every minute and never removed, so that figures outlive the tasks they count. A row is
 * added up in the transaction that moves the mark, so nothing counts twice, on whichever server.
 * Decides also which hours it would suggest for the overnight window.
 *
 * <p><b>Threads:</b> reading on any; adding up on one of the container's, once a minute.
 *
 * <p><b>Not here:</b> the learning of hours, which the engine does because it starts work by them,
 * and what happens at present, which is the status room's.
 */
@NullMarked
package gaia.analytics;

import org.jspecify.annotations.NullMarked;
