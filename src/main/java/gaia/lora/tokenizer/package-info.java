/**
 * Text as the numbers that a language model reads, and chats as its texts.
 *
 * <p><b>In:</b> the keys of a GGUF file, or {@code tokenizer.json} with what stands beside it;
 * texts. <b>Out:</b> token numbers, the same that llama.cpp makes of the text; texts again.
 *
 * <p><b>Decides:</b> which of the two methods a vocabulary wants, byte-level pairs or
 * SentencePiece; which chat template a model was trained with. A kind that is not known is refused
 * with its name: other numbers than the model's own would teach it nonsense.
 *
 * <p><b>Threads:</b> any; everything here stays as it was made.
 *
 * <p><b>Not here:</b> the tokenizers of encoders, which have a room of their own.
 */
@NullMarked
package gaia.lora.tokenizer;

import org.jspecify.annotations.NullMarked;
