package gaia.conversation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be said about a conversation at once, without a language model. */
final class QuickSummary {

  private static final int SPEAKERS = 5;
  private static final int OPENING = 120;

  private QuickSummary() {}

  /**
   * The title, how many messages by whom, on which days (UTC), and how the user began:
   *
   * <pre>The sunken keep: 12 messages by Mara (6) and GAIA (6), 2026-03-01. It begins: "…"</pre>
   */
  static String of(String title, List<Turn> turns) {
    String name = CleanText.line(title, ContentLimits.TITLE);
    String start = name.isEmpty() ? "" : name + ": ";
    if (turns.isEmpty()) {
      return start + "no messages.";
    }
    String count = turns.size() == 1 ? "1 message" : turns.size() + " messages";
    return start + count + " by " + speakers(turns) + ", " + days(turns) + "." + opening(turns);
  }

  private static String speakers(List<Turn> turns) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Turn turn : turns) {
      counts.merge(CleanText.line(turn.speakerName(), ContentLimits.SPEAKER), 1, Integer::sum);
    }
    List<String> named =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(SPEAKERS)
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.toList());
    int more = counts.size() - named.size();
    if (more > 0) {
      named.add(more == 1 ? "1 other" : more + " others");
    }
    int last = named.size() - 1;
    return last == 0
        ? named.get(0)
        : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
  }

  private static String days(List<Turn> turns) {
    List<LocalDate> days =
        turns.stream()
            .map(turn -> turn.created().atZone(ZoneOffset.UTC).toLocalDate())
            .sorted()
            .toList();
    LocalDate first = days.get(0);
    LocalDate last = days.get(days.size() - 1);
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  private static String opening(List<Turn> turns) {
    return turns.stream()
        .filter(turn -> turn.role() == Role.USER)
        .map(turn -> FirstSentence.of(turn.content(), OPENING))
        .filter(sentence -> !sentence.isEmpty())
        .findFirst()
        .map(sentence -> " It begins: \"" + sentence + "\"")
        .orElse("");
  }
}
