/**
 * Memory that a language model learns: adapters trained from what was kept, and proved before use.
 *
 * <p><b>In:</b> a base model; what is known of an owner's campaign. <b>Out:</b> versions of an
 * adapter, each with its loss curve, what it took and what the model knew before and after, as
 * files that PEFT and llama.cpp read; a page, routes and tasks for them.
 *
 * <p><b>Decides:</b> when there is something new to learn; how training steps follow each other;
 * whether a model fits into the memory that there is; whether an adapter may be used, by what it
 * learned and what it forgot; which ones the serving process gets; that a version goes when a
 * conversation that it was trained on is erased.
 *
 * <p><b>Threads:</b> a training is a task of the engine and uses its one thread; it stops between
 * two products and goes on from the last checkpoint, with the same bits as if it had not stopped.
 *
 * <p><b>Not here:</b> what is asked and answered ({@code lora.dataset}), the arithmetic of models
 * ({@code lora.decoder}), their texts ({@code lora.tokenizer}), serving ({@code languagemodel}).
 */
@NullMarked
package gaia.lora;

import org.jspecify.annotations.NullMarked;
