/**
 * What all pages share: the template's beans, words for moments and durations, addresses, headers.
 *
 * <p><b>In:</b> values that pages show. <b>Out:</b> texts, addresses and response headers. The
 * pages themselves are Facelets in the web root; each is backed by a {@code *View} in the room that
 * owns what it shows.
 *
 * <p><b>Decides:</b> how a moment looks before the browser turns it into local time, which address
 * leads to a turn, and what a page may load.
 *
 * <p><b>Threads:</b> any; nothing here has state.
 *
 * <p><b>Not here:</b> the content of pages, and anything that knows another room.
 */
@NullMarked
package gaia.web;

import org.jspecify.annotations.NullMarked;
