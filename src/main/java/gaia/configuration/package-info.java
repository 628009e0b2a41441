/**
 * What this installation was told to do: every setting, read once at start.
 *
 * <p><b>In:</b> MicroProfile Config: server variables, system properties, environment variables and
 * the defaults in {@code microprofile-config.properties}. <b>Out:</b> one immutable {@link
 * gaia.configuration.Settings}, and the list of {@link gaia.configuration.EffectiveSetting}s with
 * the source of each value.
 *
 * <p><b>Decides:</b> which settings exist ({@link gaia.configuration.Setting}), what each may be,
 * and which combinations make no sense. Bad values are collected and reported all at once; the
 * application does not start with any of them. Empty values count as not set. References to other
 * variables are followed in server.xml only; elsewhere a value is what is written.
 *
 * <p>Also how every room writes to the log: by {@link gaia.configuration.EscapedLog}, in whose
 * lines nothing that came from outside can pretend to be another line.
 *
 * <p><b>Threads:</b> immutable values; read once, never again.
 *
 * <p><b>Not here:</b> what a setting does. Each room turns its settings into its own values.
 */
@NullMarked
package gaia.configuration;

import org.jspecify.annotations.NullMarked;
