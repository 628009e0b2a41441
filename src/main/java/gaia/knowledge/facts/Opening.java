package gaia.knowledge.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words before what a sentence says: "Well, last week", "In the end,", "Good news:". */
final class Opening {
  private static final Pattern WORDS =
      Pattern.compile(
          "^(?:(?:(?i:well|so|yeah|yes|yep|oh|okay|ok|hey|hi|hello|actually|honestly|anyway|and|but|also|by"
              + " the way|btw|you know|guess"
              + " what|update|news|fyi|correction|no(?=[,.!])|sorry|listen|look|(?:great|good|bad|big)"
              + " news|remember|note|then|today|yesterday|finally|eventually|recently|now|these"
              + " days|nowadays|currently|meanwhile|as ever|as always|in the end|in the meantime|by"
              + " now|it turns out(?: that)?|it (?:is|was) (?:official|true|settled|done|clear)(?:"
              + " that)?|last (?:night|week|month|year"
              + "|\\p{L}+day)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d+)"
              + " (?:days?|weeks?|months?|years?) ago|(?:in|on|since|last) (?:early |late |the"
              + " (?:spring|summer|autumn|fall|winter)(?: of)? ?)?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of"
              + " )?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)?(?:"
              + " ?\\d{1,2}(?:st|nd|rd|th)?)?(?:,? ?\\d{4}(?:-\\d\\d){0,2})?|as of"
              + " (?:now|today|yesterday|this (?:week|month|year)|last"
              + " (?:week|month|\\p{L}+day)))[,:!.…]?\\s+))+");
  private static final Pattern ADVERBIAL =
      Pattern.compile(
          "^(?:After|Before|In|On|At|By|For|With|Since|As|During|Last|This|Earlier|Years|Long|Some|Many|Once"
              + "|Not|Back|Following|Thanks|Having|Until|Ever|Just|Over|Around|Upon|From|Of|To|Early|Late"
              + "|Shortly|Soon|Only|Somewhat|Rather|Despite|Because|About|More|A|An|One|Two|Three|Four|Five|Unlike|Like|\\p{Lu}\\p{Ll}+ly)\\b[^,]{0,60},"
              + " (?=I |[Ww]e |[Hh]e |[Ss]he |[Ii]t |[Tt]he |[Mm]y |\\p{Lu})");
  private static final Pattern REMOTE =
      Pattern.compile(
          "^(?:Years ago|Long ago|A long time ago|Once|Many years ago|Some years ago|Back then|In"
              + " the past),? (?=I |[Ww]e |[Tt]he |\\p{Lu})");

  private Opening() {}

  /** The sentence without them. */
  static String without(String sentence) {
    String rest = sentence;
    for (Pattern opening : new Pattern[] {WORDS, ADVERBIAL, REMOTE, WORDS}) {
      Matcher found = opening.matcher(rest);
      if (found.find()) {
        rest = rest.substring(found.end());
      }
    }
    return rest;
  }
}
