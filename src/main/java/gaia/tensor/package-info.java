/**
 * Matrices of floats, and the one door to native arithmetic.
 *
 * <p><b>In:</b> {@link gaia.tensor.Matrix} values that the caller allocates and reuses. <b>Out:</b>
 * the same, filled.
 *
 * <p><b>Decides:</b> which implementation multiplies: OpenBLAS, as ND4J ships it, on one thread per
 * caller; plain Java where that library cannot be loaded.
 *
 * <p><b>Threads:</b> any number of callers, each with result matrices of its own. Nothing is kept
 * in native memory between calls, so nothing can leak there.
 *
 * <p><b>Not here:</b> what the numbers mean.
 */
@NullMarked
package gaia.tensor;

import org.jspecify.annotations.NullMarked;
