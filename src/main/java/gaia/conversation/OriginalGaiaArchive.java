package gaia.conversation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code <id>.md} of the original GAIA, parsed.
 *
 * <p>The format cannot be read without doubt, since a message may hold its marks. A turn is taken
 * to begin where a line such as {@code **User** (18:30:05):} follows the heading
 * <em>Conversation</em> or a line {@code ---}, blank lines aside; each mark alone is text.
 *
 * @param archived when it was archived, on the clock of the wall
 */
record OriginalGaiaArchive(LocalDateTime archived, List<Utterance> utterances) {

  private static final Pattern HEADER =
      Pattern.compile("\\*\\*(User|GAIA|Assistant|System)\\*\\* \\(([0-9:]{1,12})\\):\\s*");
  private static final Pattern TITLE =
      Pattern.compile(
          "# Conversation Archive - (\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)\\s*");
  private static final Pattern ID_TIME = Pattern.compile(".*_(\\d{8}_\\d{6})");
  private static final DateTimeFormatter ID_FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss");

  /** The original stored every turn twice, within a moment; a person does not repeat so fast. */
  private static final int DUPLICATE_SECONDS = 60;

  /** What one side said, at a time of a day that the file does not name. */
  record Utterance(Role role, LocalTime time, String content) {
    boolean repeats(Utterance other) {
      return role == other.role && content.equals(other.content);
    }
  }

  static OriginalGaiaArchive parse(String id, String text) {
    List<String> lines = CleanText.of(text).lines().toList();
    LocalDateTime archived = archived(id, lines);
    List<Utterance> utterances = withoutDuplicates(utterances(lines));
    if (utterances.isEmpty()) {
      throw new ContentFault("There is no message in it.");
    }
    return new OriginalGaiaArchive(archived, utterances);
  }

  private static LocalDateTime archived(String id, List<String> lines) {
    try {
      String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
      Matcher title = TITLE.matcher(first);
      if (title.matches()) {
        return LocalDateTime.parse(title.group(1) + "T" + title.group(2));
      }
      Matcher idTime = ID_TIME.matcher(id);
      if (idTime.matches()) {
        return LocalDateTime.parse(idTime.group(1), ID_FORMAT);
      }
    } catch (DateTimeException e) {
      throw new ContentFault("The date in the first line or in the file name does not exist.");
    }
    throw new ContentFault(
        "Neither the first line nor the file name tells the date; this is no archive of GAIA.");
  }

  private static List<Utterance> utterances(List<String> lines) {
    List<Integer> starts = starts(lines);
    List<Utterance> found = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      boolean last = i == starts.size() - 1;
      int end = last ? lines.size() : starts.get(i + 1);
      found.add(utterance(lines, starts.get(i), end));
    }
    return found;
  }

  /** The lines that begin a turn. */
  private static List<Integer> starts(List<String> lines) {
    List<Integer> starts = new ArrayList<>();
    boolean inConversation = false;
    boolean expected = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean heading = !inConversation && line.strip().equals("## Conversation");
      inConversation |= heading;
      if (expected && HEADER.matcher(line).matches()) {
        starts.add(i);
      }
      boolean separator = inConversation && line.strip().equals("---");
      expected = heading || separator || (expected && line.isBlank());
    }
    if (!inConversation) {
      throw new ContentFault("The section Conversation is missing.");
    }
    return starts;
  }

  private static Utterance utterance(List<String> lines, int start, int end) {
    Matcher header = HEADER.matcher(lines.get(start));
    if (!header.matches()) {
      throw new IllegalStateException("a turn starts with its header");
    }
    int last = end;
    while (last > start + 1 && lines.get(last - 1).isBlank()) {
      last--;
    }
    if (last > start + 1 && lines.get(last - 1).strip().equals("---")) {
      last--;
    }
    String content = String.join("\n", lines.subList(start + 1, last)).strip();
    if (content.length() > ContentLimits.CONTENT) {
      throw new ContentFault("The message at line " + (start + 1) + " is too long.");
    }
    return new Utterance(role(header.group(1)), time(header.group(2), start + 1), content);
  }

  private static Role role(String name) {
    return switch (name) {
      case "User" -> Role.USER;
      case "System" -> Role.SYSTEM;
      default -> Role.ASSISTANT;
    };
  }

  private static LocalTime time(String text, int line) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new ContentFault(text + " at line " + line + " is no time.");
    }
  }

  /** Drops a turn that repeats the one before, and a pair that repeats the pair before. */
  private static List<Utterance> withoutDuplicates(List<Utterance> all) {
    List<Utterance> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int n = kept.size();
      if (n >= 1 && isCopy(all.get(i), kept.get(n - 1), all.get(i - 1))) {
        continue;
      }
      boolean pair =
          n >= 2 && i + 1 < all.size() && isCopy(all.get(i), kept.get(n - 2), all.get(i - 1));
      if (pair && all.get(i + 1).repeats(kept.get(n - 1))) {
        i++;
        continue;
      }
      kept.add(all.get(i));
    }
    return kept;
  }

  private static boolean isCopy(Utterance one, Utterance original, Utterance before) {
    int later = one.time.toSecondOfDay() - before.time.toSecondOfDay();
    return one.repeats(original) && Math.floorMod(later, 86_400) <= DUPLICATE_SECONDS;
  }

  ImportedConversation conversation(String externalId, ZoneId zone) {
    List<Instant> times = times(zone);
    MessageCollector messages = new MessageCollector();
    for (int i = 0; i < utterances.size(); i++) {
      Utterance utterance = utterances.get(i);
      messages.add(new ImportedMessage(utterance.role, null, utterance.content, times.get(i)));
    }
    if (messages.messages().isEmpty()) {
      throw new ContentFault("All messages in it are blank.");
    }
    return new ImportedConversation(externalId, title(), null, times.get(0), messages.messages());
  }

  /**
   * Counts back from the moment of archiving: the last turn was on that day or the day before, and
   * a turn that is later in the day than the next one was on an earlier day.
   */
  private List<Instant> times(ZoneId zone) {
    Instant[] times = new Instant[utterances.size()];
    LocalDate day = archived.toLocalDate();
    LocalTime next = archived.toLocalTime();
    for (int i = times.length - 1; i >= 0; i--) {
      LocalTime time = utterances.get(i).time;
      day = time.isAfter(next) ? day.minusDays(1) : day;
      times[i] = day.atTime(time).atZone(zone).toInstant();
      next = time;
    }
    return List.of(times);
  }

  private String title() {
    return utterances.stream()
        .filter(utterance -> utterance.role == Role.USER)
        .map(utterance -> FirstSentence.of(utterance.content, 80))
        .filter(sentence -> !sentence.isEmpty())
        .findFirst()
        .orElse("Conversation of " + archived.toLocalDate());
  }
}
