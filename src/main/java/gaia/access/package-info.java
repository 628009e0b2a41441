/**
 * Who may do what.
 *
 * <p><b>In:</b> the request. <b>Out:</b> the {@link gaia.access.Caller} that every door asks for
 * the owner, and the {@link gaia.access.Refusal} that every room answers with.
 *
 * <p><b>Decides:</b> at present there is one owner and no login, which is safe because the server
 * listens on the loopback interface alone; {@code configuration} stops the start otherwise. Owner
 * and campaign are on every row and every search document already.
 *
 * <p><b>Threads:</b> one caller per request; refusals are values.
 *
 * <p><b>Not here:</b> how a refusal looks over HTTP ({@code api}); which rows belong to whom (the
 * room that owns them filters by the owner it is given).
 */
@NullMarked
package gaia.access;

import org.jspecify.annotations.NullMarked;
