/**
 * Matrices of floats, and the one door to native arithmetic.
 *
 * <p><b>In:</b> {@link gaia.tensor.Matrix} values that the caller allocates and reuses. <b>Out:</b>
 * the same, filled.
 *
 * <p><b>Decides:</b> which implementation multiplies: ND4J on one thread per caller, else the
 * OpenBLAS that comes with it, else plain Java.
 *
 * <p><b>Threads:</b> any number of callers, each with result matrices of its own. Nothing is kept
 * in native memory between calls, so nothing can leak there.
 *
 * <p><b>Not here:</b> what the numbers mean.
 */
@NullMarked
package gaia.tensor;

import org.jspecify.annotations.NullMarked;
