/**
 * Language models of the Llama and Qwen families: forward, and back into a LoRA adapter.
 *
 * <p><b>In:</b> a GGUF file or a folder in the layout of Hugging Face; batches of token numbers; an
 * adapter. <b>Out:</b> logits, losses, and the gradients of the adapter's matrices. The weights of
 * the model itself stay as they are.
 *
 * <p><b>Decides:</b> which models can be used, and says why where one cannot. Weights of 32 bits,
 * and all of a model that is small, are held; others are turned into floats layer by layer, in one
 * buffer that is used again and again, so that memory stays near the size of the file.
 *
 * <p><b>Threads:</b> a decoder serves one caller. It shares the sequences of a batch out to the
 * threads of its team, layer by layer, always in the same way, and adds up in the same order: the
 * same input gives the same bits.
 *
 * <p>Shapes are written (rows, columns). N tokens of a batch lie in rows under each other, without
 * padding; D is the width, F that of the feed-forward part, V the size of the vocabulary, r the
 * rank.
 *
 * <p><b>Not here:</b> text, optimisation, files of adapters.
 */
@NullMarked
package gaia.lora.decoder;

import org.jspecify.annotations.NullMarked;
