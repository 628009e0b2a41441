/**
 * Figures of the house for monitoring: what waits, what runs, how long things take, what the
 * machine is used for.
 *
 * <p><b>In:</b> what other rooms say of themselves, and the queue in the database. <b>Out:</b>
 * metrics of MicroProfile Metrics, which the server shows at {@code /metrics} in the format of
 * Prometheus; the same through MicroProfile Telemetry where an OTLP endpoint is configured.
 *
 * <p><b>Decides:</b> names, units and labels. A label is a type, a state or a reason and never an
 * id, an owner or a campaign: their number must not grow with the content. Figures that are read
 * from the database are at most ten seconds old, so that scraping costs next to nothing.
 *
 * <p><b>Threads:</b> read on the thread of the scrape; counted on the threads of the engine.
 *
 * <p><b>Not here:</b> health, which each room tells for itself; the status page ({@code status}).
 */
@NullMarked
package gaia.metrics;

import org.jspecify.annotations.NullMarked;
