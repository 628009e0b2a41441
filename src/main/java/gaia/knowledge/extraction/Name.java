package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.List;

/** A name and everywhere it was said. Filled while names are collected, then only read. */
final class Name {
  private final String text;
  private final List<NameMention> mentions = new ArrayList<>();
  private final NameClassifier classifier = new NameClassifier();

  Name(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  List<NameMention> mentions() {
    return mentions;
  }

  NameClassifier classifier() {
    return classifier;
  }

  void add(NameMention mention) {
    mentions.add(mention);
    classifier.hear(mention);
  }

  boolean isSeveralWords() {
    return text.indexOf(' ') > 0;
  }
}
