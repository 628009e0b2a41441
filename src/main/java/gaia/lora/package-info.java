/**
 * Memory that a language model learns: adapters trained from what was kept, and proved before use.
 *
 * <p><b>In:</b> a base model; questions with answers as token sequences. <b>Out:</b> an adapter,
 * its loss curve and what the model knew before and after, as files that PEFT and llama.cpp read.
 *
 * <p><b>Decides:</b> how training steps follow each other; whether an adapter may be published, by
 * what it learned and what it forgot.
 *
 * <p><b>Threads:</b> a training belongs to one caller; it stops between two products and goes on
 * from the last checkpoint, with the same bits as if it had not stopped.
 *
 * <p><b>Not here:</b> the arithmetic of models ({@code lora.decoder}), their texts ({@code
 * lora.tokenizer}), serving ({@code languagemodel}).
 */
@NullMarked
package gaia.lora;

import org.jspecify.annotations.NullMarked;
