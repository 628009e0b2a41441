/**
 * Turns texts into vectors, so that texts which mean the same lie close together.
 *
 * <p><b>In:</b> texts; for training, all texts of the house, group by group and in order.
 * <b>Out:</b> a {@link gaia.embedding.TextEncoder} whose space has an id. Vectors of two spaces
 * must never be compared.
 *
 * <p><b>Decides:</b> how words are cut and stemmed ({@link gaia.embedding.English}); the space that
 * needs no downloaded weights ({@link gaia.embedding.WordSpace}): words are described by the words
 * around them, in this archive and in no other. The same texts in the same order give the same
 * space. Which encoder the settings ask for ({@link gaia.embedding.ConfiguredEncoder}): that space,
 * a model of the BERT family, or a service. A file that was damaged is refused, never half used.
 *
 * <p><b>Threads:</b> an encoder may be used by many threads; a training belongs to one.
 *
 * <p><b>Not here:</b> where vectors are kept and compared ({@code search}); when training runs.
 */
@NullMarked
package gaia.embedding;

import org.jspecify.annotations.NullMarked;
