/**
 * What all pages share: the template's beans, the words in every language, addresses, headers.
 *
 * <p><b>In:</b> values that pages show, and the languages that a browser asks for. <b>Out:</b>
 * texts, addresses and response headers. The pages themselves are Facelets in the web root; each is
 * backed by a {@code *View} in the room that owns what it shows.
 *
 * <p><b>Words:</b> all pages take them from one bundle, {@code messages.properties} in English and
 * {@code messages_de.properties} in German, with the same keys. {@code msg} in a page is a plain
 * text, {@code say} a sentence with numbers in it, {@code labels} the word for a name of the API.
 * Sentences that the server makes in English itself have keys in the other languages only.
 *
 * <p><b>Decides:</b> the language of a page, how a moment looks before the browser turns it into
 * local time, which address leads to a turn, what a page may load, and which pages the navigation
 * shows: those of its list that are there.
 *
 * <p><b>Threads:</b> any; nothing here has state beyond a request.
 *
 * <p><b>Not here:</b> the content of pages, and anything that knows another room.
 */
@NullMarked
package gaia.web;

import org.jspecify.annotations.NullMarked;
