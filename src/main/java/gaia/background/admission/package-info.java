/**
 * May background work start now, and if not, why not?
 *
 * <p><b>In:</b> the time, the last activity of the user, the load of the machine, the wishes of the
 * people (pause, quiet), the use of past weeks, all as values. <b>Out:</b> an {@code Admission}
 * that is granted, or denied with a {@code Reason} that people can read.
 *
 * <p><b>Decides:</b> idle and long idle, the overnight window, limits of memory and disk, and how
 * much of the processors is left when others need them. The decisions are pure functions; only
 * {@code MachineLoad} and {@code BackgroundCpu} look at the machine.
 *
 * <p><b>Threads:</b> values and pure functions; the idle clock is a single volatile number.
 *
 * <p><b>Not here:</b> the queue, the database, tasks.
 */
@NullMarked
package gaia.background.admission;

import org.jspecify.annotations.NullMarked;
