/**
 * What the house holds of a person: shown, handed over, and removed for good.
 *
 * <p><b>In:</b> the wish to erase a conversation, or to take everything away; {@link
 * gaia.privacy.ErasureParticipant}s and {@link gaia.privacy.ExportParticipant}s of other rooms,
 * each of which knows what it keeps. <b>Out:</b> what would go, before it goes; receipts that say
 * how much went and nothing of what it said; a zip with everything about an owner.
 *
 * <p><b>Decides:</b> the order of an erasure: traces, then what was derived, then what was said,
 * then the index, then the pages of the database file; that it works alone, is taken up again after
 * a crash where it was, and is done only when no room holds anything any more.
 *
 * <p><b>Threads:</b> an erasure is a task of the engine; an export runs on the thread of its
 * request and reads one thing after the other.
 *
 * <p><b>Not here:</b> what a room keeps and how it removes it; who may ask ({@code access}).
 */
@NullMarked
package gaia.privacy;

import org.jspecify.annotations.NullMarked;
