package gaia.search;

/**
 * How much each kind of evidence counts. The lexical parts are BM25 scores added up; the others are
 * shares of the best lexical sum in this answer.
 *
 * @param near1 the text with one neighbour on each side
 * @param near2 the text with two neighbours on each side
 * @param whole the whole conversation that the text stands in
 * @param dense closeness of meaning
 * @param speaker a text said by somebody whom the question names
 * @param time a text from a day or month that the question names
 */
record Weights(
    float text, float near1, float near2, float whole, float dense, float speaker, float time) {

  static final Weights USUAL = new Weights(1f, 0.3f, 0.8f, 1f, 0.25f, 0.15f, 0.3f);
}
