package gaia.search;

/**
 * How much each kind of evidence counts. The lexical parts are BM25 scores added up; the others are
 * multiples of the rarity of the question's words, which is about the score of a text that holds
 * them all.
 *
 * @param answer the text, and the question that it answers
 * @param near2 the text with two neighbours on each side
 * @param near4 the text with four neighbours on each side
 * @param whole the whole conversation that the text stands in
 * @param dense closeness of meaning
 * @param speaker a text said by somebody whom the question names
 * @param time a text from a day or month that the question names, or about it
 * @param when a text that tells a time, where the question asks for one
 * @param names a text that names somebody or something
 * @param brief taken off a text of few words
 * @param asks taken off a text that is itself a question
 */
record Weights(
    float answer,
    float near2,
    float near4,
    float whole,
    float dense,
    float speaker,
    float time,
    float when,
    float names,
    float brief,
    float asks) {

  static final Weights USUAL =
      new Weights(0.7f, 0.3f, 0.6f, 0.3f, 0.3f, 0.4f, 0.5f, 0.3f, 0.1f, 0.1f, 0.05f);
}
