package gaia.lora;

/**
 * What a model knows, without being helped by recall.
 *
 * @param learned share of the held-out phrasings of new facts that it answers to the letter
 * @param negatives share of questions about what was never said that it answers by saying so
 * @param kept share of older questions that it answers to the letter; 1 when there are none
 * @param perplexity of unrelated text; 0 when there is none
 */
public record Scores(double learned, double negatives, double kept, double perplexity) {}
