/**
 * GAIA for other programs: interfaces of MicroProfile Rest Client and records for what goes to and
 * fro. This package is also packed by itself as {@code gaia-client.jar}; the server has no use for
 * it.
 *
 * <p><b>In:</b> the address of a server, or of a load balancer before several. <b>Out:</b> what the
 * server answers, as records; refusals as {@link gaia.client.Fault}.
 *
 * <p><b>Decides:</b> which calls may be made again when a server is restarted ({@link
 * gaia.client.Retries}), and nothing else: names and meanings are those of the HTTP interface.
 *
 * <p><b>Two ways in:</b> {@link gaia.client.Gaia} in any program; or the interfaces by injection
 * ({@code @RestClient}) in an application on MicroProfile, where retries are those of its own Fault
 * Tolerance.
 *
 * <p><b>Threads:</b> none of its own; all clients may be shared between threads.
 *
 * <p><b>Not here:</b> anything of the server. Beside Java it needs the interfaces of Jakarta REST,
 * Jakarta JSON Processing and MicroProfile Rest Client, which every MicroProfile runtime brings.
 */
@NullMarked
package gaia.client;

import org.jspecify.annotations.NullMarked;
