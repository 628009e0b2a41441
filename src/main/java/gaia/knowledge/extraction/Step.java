package gaia.knowledge.extraction;

import java.util.List;

/**
 * One call to the model: a job on some lines.
 *
 * @param from index of the first line
 * @param to index behind the last line
 * @param again whether this repeats a call whose answer could not be read to its end
 */
record Step(ExtractionJob job, int from, int to, boolean again) {

  int lines() {
    return to - from;
  }

  /** The same in two calls; with one line alone, in one. */
  List<Step> halved(boolean repeats) {
    int middle = (from + to) / 2;
    return lines() < 2
        ? List.of(new Step(job, from, to, repeats))
        : List.of(new Step(job, from, middle, repeats), new Step(job, middle, to, repeats));
  }
}
