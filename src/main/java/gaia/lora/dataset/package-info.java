/**
 * What a model is to learn of an owner's memory, as questions with answers.
 *
 * <p><b>In:</b> facts that are believed at present, what conversations were about, and which
 * predicates anything was ever said of. <b>Out:</b> a training set: every question with its answer,
 * its purpose, whether it is held out for the examination, and the turns that it rests on; the same
 * as lines of JSON.
 *
 * <p><b>Decides:</b> what may be learned: nothing that has ended, is disputed, doubtful or out of
 * sight; how it is asked, six times for learning and twice for the examination, and which of the
 * questions that a model worded are taught beside them; which questions must be answered by saying
 * that nothing was said; how much older and general material stands beside it, a tenth to three
 * tenths of the whole.
 *
 * <p><b>Threads:</b> any; pure functions of what they are given.
 *
 * <p><b>Not here:</b> where facts come from ({@code knowledge}); token numbers; training.
 */
@NullMarked
package gaia.lora.dataset;

import org.jspecify.annotations.NullMarked;
