package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the people, places and things that were spoken of: names said at least twice, or once when
 * the name itself says what it is. Those who took part are not listed again.
 */
final class NameFinder {
  private final Dialogue dialogue;
  private final Map<String, Name> names = new LinkedHashMap<>();

  NameFinder(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  Map<NameKind, List<Scored>> find(Pace pace) {
    List<Sentence> human = dialogue.sentences().stream().filter(Sentence::human).toList();
    for (NameMention mention : new NameScanner().scan(human, pace)) {
      String key = mention.name().toLowerCase(Locale.ROOT);
      if (!isParticipant(key)) {
        names.computeIfAbsent(key, any -> new Name(mention.name())).add(mention);
      }
    }
    new ShortForms(names).join(pace);
    Map<NameKind, List<Scored>> found = new EnumMap<>(NameKind.class);
    for (Name name : names.values()) {
      pace.step();
      boolean certain = name.classifier().isCertain();
      if (said(name) >= 2 || certain && name.isSeveralWords()) {
        name.classifier()
            .kind()
            .ifPresent(
                kind ->
                    found
                        .computeIfAbsent(kind, any -> new ArrayList<>())
                        .add(describe(name, certain, pace)));
      }
    }
    return found;
  }

  /** The names that are worth something in other sections, in lower case. */
  Set<String> known() {
    return names.values().stream()
        .filter(name -> said(name) >= 2 || name.classifier().isCertain())
        .map(name -> name.text().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static long said(Name name) {
    return name.mentions().stream().map(mention -> mention.sentence().turn()).distinct().count();
  }

  /** Also true for short forms ("Mel" of "Melanie") and for one part of a longer name. */
  private boolean isParticipant(String key) {
    for (String participant : dialogue.participants()) {
      String lower = participant.toLowerCase(Locale.ROOT);
      boolean isShort = key.length() >= 3 && lower.startsWith(key);
      if (isShort || lower.equals(key) || Arrays.asList(lower.split(" ")).contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** The words of those names that carry meaning, in lower case. */
  Set<String> knownWords() {
    return known().stream()
        .flatMap(name -> Arrays.stream(name.split(" ")))
        .filter(word -> !Lexicon.isStopWord(word))
        .collect(Collectors.toSet());
  }

  private Scored describe(Name name, boolean certain, Pace pace) {
    List<NameMention> mentions = new ArrayList<>(name.mentions());
    mentions.sort(Comparator.comparingInt(mention -> mention.sentence().turn()));
    NameMention telling = mentions.get(0);
    for (NameMention mention : mentions) {
      pace.step();
      telling = tellingness(mention) > tellingness(telling) ? mention : telling;
    }
    Sentence told = telling.sentence();
    Set<Integer> turns =
        mentions.stream().map(m -> m.sentence().turn()).collect(Collectors.toSet());
    String times = turns.size() == 1 ? "" : " (in " + turns.size() + " turns)";
    String statement = name.text() + times + ". " + told.quoted();
    List<Evidence> evidence = new ArrayList<>(List.of(Evidence.of(told)));
    mentions.stream()
        .map(NameMention::sentence)
        .filter(sentence -> sentence.turn() != told.turn())
        .limit(1)
        .map(Evidence::of)
        .forEach(evidence::add);
    return new Scored(new Item(statement, evidence), turns.size() + (certain ? 1 : 0));
  }

  /** Sentences that say what something is come first, then those that say much. */
  private double tellingness(NameMention mention) {
    Sentence sentence = mention.sentence();
    List<Word> words = sentence.words();
    boolean defined =
        mention.to() < words.size()
            && Set.of("is", "was", "are", "were").contains(words.get(mention.to()).lower())
            && mention.from() <= 2;
    double length = words.size() > 25 ? 0 : Math.min(words.size(), 12) / 8.0;
    double penalty = Guards.isStated(sentence) ? 0 : 1.5;
    return (defined ? 3 : 0) + length + dialogue.salience(sentence) / 6 - penalty;
  }
}
