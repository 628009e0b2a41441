/**
 * The plumbing of HTTP: everything that is the same for all resources, and nothing else.
 *
 * <p><b>In:</b> requests and whatever resources throw. <b>Out:</b> JSON bodies, and problems after
 * RFC 9457 that also carry the {@code error} and {@code message} members older clients read.
 *
 * <p><b>Decides:</b> how a fault looks from outside: mistakes of a client are 4xx and say what was
 * wrong, faults of the house are 5xx and say nothing of its inside. Bodies over the limit are
 * refused before they are read. Paths under {@code /api/v1} lead to the same resources. Reads carry
 * entity tags; a change that names one happens only while it holds. A POST with an {@code
 * Idempotency-Key} is done once, and its answer is kept for a day; erasures and exports reach what
 * is kept.
 *
 * <p><b>Threads:</b> those of the requests; changes of one path go one after the other. Old answers
 * are removed by a schedule.
 *
 * <p><b>Not here:</b> any resource. Each lives in the room it opens to the world.
 */
@NullMarked
package gaia.api;

import org.jspecify.annotations.NullMarked;
