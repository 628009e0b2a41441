/**
 * Faults on purpose, and the judge of what they did: for tests and for the trials beside them.
 *
 * <p><b>In:</b> a {@link gaia.faults.History} of what clients asked for and heard, and the {@link
 * gaia.faults.Remains} found at the end. <b>Out:</b> a {@link gaia.faults.Verdict}: what was lost,
 * doubled, unexpected, recovered or stuck.
 *
 * <p><b>Faults:</b> a {@link gaia.faults.TappedPool} stands between a process and its database,
 * sees every transaction and its {@link gaia.faults.Kind}, and lets it fail, hang or pass. Nothing
 * of it is in the application: a trial puts it beside the database driver.
 *
 * <p><b>Threads:</b> a history is written by many clients; a tap is asked by all threads of the
 * process; the judge is a pure function.
 */
@NullMarked
package gaia.faults;

import org.jspecify.annotations.NullMarked;
