/**
 * The llama.cpp that a published library brings along, for comparing with what we compute. It ends
 * the whole process when it dislikes something, so it runs in one of its own.
 */
@NullMarked
package gaia.llamacpp;

import org.jspecify.annotations.NullMarked;
