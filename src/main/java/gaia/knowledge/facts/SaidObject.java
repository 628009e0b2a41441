package gaia.knowledge.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where the object of a sentence ends: "Bonn since last March, because …" is "Bonn". */
final class SaidObject {
  private static final int MOST_WORDS = 8;

  private static final Pattern TAIL =
      Pattern.compile(
          "(?:[;:.!?(]| [—–-] |, (?!\\p{Lu})|, I\\b|,?"
              + " (?:since|until|till|because|but|so|which|who|where|when|while|after|before|although|though|as"
              + " of|from now|for (?:now|good|ever|(?:a few|some|an?|two|three|four|five|six)"
              + " (?:days|weeks|months|years?)|years|the time|about|almost|over|\\d+)|last|this"
              + " (?:week|month|year|morning|spring|summer|autumn|fall|winter)|next|yesterday|today|tonight|on"
              + " \\d+(?:st|nd|rd|th)?|on"
              + " (?:January|February|March|April|May|June|July|August|September|October|November|December)|earlier|any"
              + " longer|no longer|rather than|on"
              + " (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:in|on|from|back in|early in|late"
              + " in) (?:January"
              + "|February|March|April|May|June|July|August|September|October|November|December|\\d{4}|the"
              + " (?:spring|summer|autumn|fall|winter))|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d+)"
              + " (?:days?|weeks?|months?|years?) ago|and"
              + " (?:I|he|she|they|we|it|my|his|her|then|now|got|started|will)|with"
              + " (?:my|his|her|their)|as (?:an?|the|my|our)|now|again|anymore|any more|these"
              + " days|nowadays|currently|instead|too|as well|already|at the moment|right now|very"
              + " much|a lot|so much|together|actually)\\b).*");

  private static final Pattern NOT_AN_OBJECT =
      Pattern.compile(
          "(?:you|me|it|that|this|them|him|her|us|what|how|when|if|there|here|one|some|any|all"
              + "|anything|something|everything|nothing|nobody|somebody|someone|everyone|myself"
              + "|himself|herself|themselves|trouble|love|charge|fact|order|general|way|front"
              + "|those|these|each other|where|to|too|not|no|none)(?: .*)?",
          Pattern.CASE_INSENSITIVE);

  /** What follows a name and cannot be part of it. */
  private static final Pattern AFTER_A_NAME =
      Pattern.compile(
          "^((?:[Tt]he )?"
              + SentencePattern.NAME
              + "),? (?:and|or|in an?|by|with|to|who|which) \\p{Ll}.*");

  private SaidObject() {}

  /** The same for what has a name of its own: "Oslo and seems happy" is "Oslo". */
  static Optional<String> named(String rest) {
    return of(rest).map(said -> AFTER_A_NAME.matcher(said).replaceFirst("$1"));
  }

  /** Empty when what is left names nothing. */
  static Optional<String> of(String rest) {
    Matcher tail = TAIL.matcher(rest);
    String cut = tail.find() ? rest.substring(0, tail.start()) : rest;
    String plain = cut.strip().replaceAll("^[\"“'‘]+|[\"”'’,.!]+$", "");
    boolean names =
        !plain.isBlank()
            && plain.split("\\s+").length <= MOST_WORDS
            && !NOT_AN_OBJECT.matcher(plain).matches();
    return names ? Optional.of(plain) : Optional.empty();
  }
}
