/**
 * Documents that people put into the house: rules, lore, minutes, manuals.
 *
 * <p><b>In:</b> uploads, and files below the watched folders {@code core-documentation} and {@code
 * raw-data}: markdown, plain text, docx, rtf, pdf. <b>Out:</b> search documents of kind {@code
 * document}, one per chunk; the text as markdown.
 *
 * <p><b>Decides:</b> when a document has changed (by its content, SHA-256), that the same content
 * is indexed once per owner and campaign, how a document is cut into chunks.
 *
 * <p><b>Threads:</b> a scheduled look at the folders; everything else in tasks of the engine.
 * Foreign formats are read by a process of its own with little memory and time, so that no document
 * can harm the server.
 *
 * <p><b>Not here:</b> how chunks are found; the originals of watched files, which stay where they
 * are and are never changed.
 */
@NullMarked
package gaia.document;

import org.jspecify.annotations.NullMarked;
