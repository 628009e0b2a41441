/**
 * Matrices of floats, files of tensors, and the one door to native arithmetic.
 *
 * <p><b>In:</b> {@link gaia.tensor.Matrix} values on the heap and {@link gaia.tensor.Panel}s
 * outside it, which the caller allocates and reuses; safetensors and GGUF files. <b>Out:</b> the
 * same, filled; files.
 *
 * <p><b>Decides:</b> what multiplies: ND4J on one thread per caller, else the OpenBLAS that comes
 * with it, else plain Java, and the Vector API for weights that stay the same ({@link
 * gaia.tensor.Projection}). What does the rest ({@link gaia.tensor.Kernels}): the Vector API, else
 * plain Java. A file is checked against its length before anything of it is used.
 *
 * <p><b>Threads:</b> any number of callers, each with results of its own. Products allocate nothing
 * that stays in native memory, so nothing can leak there.
 *
 * <p><b>Not here:</b> what the numbers mean.
 */
@NullMarked
package gaia.tensor;

import org.jspecify.annotations.NullMarked;
