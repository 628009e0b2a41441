/**
 * Who may do what: the one check before every door, and the log of what was done.
 *
 * <p><b>In:</b> every request, before anything else sees it; the accounts of the server's registry
 * or of a provider of OpenID Connect. <b>Out:</b> the {@link gaia.access.Caller} that every door
 * asks for the owner, the {@link gaia.access.Refusal} that every room answers with, the one {@link
 * gaia.access.CampaignName} rule, the audit log.
 *
 * <p><b>Decides:</b> which role opens which door ({@code Doors}; what stands nowhere is closed),
 * what counts as the same path for everybody ({@code PathShape}), with whom an owner shares a
 * campaign ({@link gaia.access.Sharing}), how often somebody may ask and how much one owner may
 * store ({@code Rates}, {@code Quotas}), what is written down ({@code Audited}). Without a login
 * there is one owner, which is safe because the server then listens on the loopback interface
 * alone; {@code configuration} stops the start otherwise.
 *
 * <p><b>Threads:</b> one caller per request; the audit log is written by the thread of the request,
 * one line at a time.
 *
 * <p><b>Not here:</b> how a refusal of a room looks over HTTP ({@code api}); which rows belong to
 * whom (the room that owns them filters by the owner it is given); passwords, beyond that of the
 * first account (the server's registry checks them).
 */
@NullMarked
package gaia.access;

import org.jspecify.annotations.NullMarked;
