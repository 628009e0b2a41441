package gaia.knowledge.facts;

import gaia.conversation.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A history that changes, told in sentences of many wordings: people move and change jobs, things
 * change hands, and between the changes people talk of what does not change anything.
 */
final class ToldHistory {

  /** A way of telling: what is true afterwards, such as {@code home a q}, and the sentence. */
  record Form(List<String> effects, boolean byA, String text) {
    boolean changes() {
      return !effects.get(0).startsWith("none");
    }
  }

  /** Who and what there is. */
  record World(
      List<String> women,
      List<String> men,
      List<String> places,
      List<String> firms,
      List<String> things) {

    static final World OFFICE =
        new World(
            List.of("Ada", "Dora", "Greta", "Hanna", "Jana", "Karin Holt", "Mona", "Olga", "Rosa"),
            List.of("Bela", "Carl", "Emil", "Igor", "Lars Berg", "Nils", "Paul", "Sven", "Viktor"),
            List.of("Kelport", "Bonn", "Graz", "New Harbour", "Oslo", "Turin", "Lyon", "Ghent"),
            List.of("Acme", "Initech", "Globex", "Umbra Labs", "Northwind", "Stark Mills"),
            List.of(
                "silver laptop", "red bicycle", "corner desk", "blue van", "old piano", "atlas"));

    static final World GAME =
        new World(
            List.of("Elowen", "Mirela", "Tamsin", "Brienna", "Sable", "Ysolde", "Nimue Ashford"),
            List.of("Thorin", "Garrick", "Aldous", "Corwin", "Fenn", "Hadrian", "Jorund Grey"),
            List.of("Waterdeep", "Silverford", "Oakhollow", "Port Raven", "Greywatch", "Tarn"),
            List.of("the Iron Guild", "the City Watch", "the Silver Hand", "the Crimson Tower"),
            List.of("moon blade", "dragon egg", "Raven Inn", "bone flute", "star map", "iron key"));
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w)(?:\\.(\\w+))?}");
  private static final Pattern VAGUE =
      Pattern.compile("(?i)\\b(?:last|this) (?:week|month|friday)");
  private static final int VAGUE_DAYS = 62;
  private static final int PAUSE = 90;

  private final Random random;
  private final World world;
  private final List<String> people = new ArrayList<>();
  final TreeMap<String, TreeMap<LocalDate, String>> truth = new TreeMap<>();
  final List<Claim> known = new ArrayList<>();
  final List<Transcript> told = new ArrayList<>();

  /** Days of which the words leave open what was true: the beginning, and the end, exclusive. */
  final Map<String, TreeMap<LocalDate, LocalDate>> unsure = new HashMap<>();

  private boolean vague;
  private Map<String, String> parts = new HashMap<>();
  private LocalDate today = LocalDate.of(2022, 1, 3);

  ToldHistory(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    people.addAll(world.women());
    people.addAll(world.men());
  }

  /** All ways of telling that are written down. */
  static List<Form> forms(String resource) {
    try (InputStream in = ToldHistory.class.getResourceAsStream(resource)) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ToldHistory::form)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Form form(String line) {
    String[] halves = line.split(" \\| ", 2);
    boolean byA = halves[1].startsWith("> ");
    return new Form(List.of(halves[0].split(", ")), byA, byA ? halves[1].substring(2) : halves[1]);
  }

  /** Gives everybody a home and work, and every thing an owner, as if it were known. */
  void settle() {
    for (String one : people) {
      begin(one, Predicates.LIVES_IN, world.places());
      begin(one, Predicates.WORKS_AT, world.firms());
      known.add(Claims.said(today.toString(), one, Predicates.LIKES, pick(world.places())));
      known.add(Claims.said(today.toString(), one, Predicates.LIKES, pick(world.things())));
    }
    world.things().forEach(thing -> begin(thing, Predicates.OWNED_BY, people));
    today = today.plusDays(PAUSE);
  }

  private void begin(String subject, String predicate, List<String> values) {
    known.add(
        Claims.said(
            today.toString(), subject, predicate, remember(subject, predicate, pick(values))));
  }

  /** Tells something in this form, if there is anybody of whom it can be told; then days pass. */
  boolean tell(Form form, int days) {
    for (int attempt = 0; attempt < 1000; attempt++) {
      parts = chosen(form);
      if (!parts.isEmpty()) {
        String speaker = form.byA() ? part("a") : "Narrator";
        String sentence = filled(form.text());
        vague = VAGUE.matcher(form.text()).find();
        form.effects().forEach(this::happen);
        say(speaker, sentence);
        today = today.plusDays(days);
        return true;
      }
    }
    return false;
  }

  LocalDate today() {
    return today;
  }

  private void happen(String effect) {
    String[] words = effect.split(" ");
    if (words[0].equals("none")) {
      return;
    }
    String predicate =
        switch (words[0]) {
          case "home" -> Predicates.LIVES_IN;
          case "job" -> Predicates.WORKS_AT;
          default -> Predicates.OWNED_BY;
        };
    String value = words[2].equals("-") ? "" : part(words[2]);
    if (vague) {
      unsure
          .computeIfAbsent(key(part(words[1]), predicate), any -> new TreeMap<>())
          .put(today.minusDays(VAGUE_DAYS), today);
    }
    truth
        .computeIfAbsent(key(part(words[1]), predicate), any -> new TreeMap<>())
        .put(parts.containsKey("day") ? LocalDate.parse(part("day")) : today, value);
  }

  boolean isUnsure(String key, LocalDate day) {
    var window = unsure.getOrDefault(key, new TreeMap<>()).floorEntry(day);
    return window != null && day.isBefore(window.getValue());
  }

  private void say(String speaker, String sentence) {
    told.add(
        Said.at(
            "a" + told.size(),
            today.atTime(12, 0).toInstant(ZoneOffset.UTC),
            speaker + ": " + sentence));
  }

  private String filled(String text) {
    StringBuilder sentence = new StringBuilder();
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      String name = part(found.group(1));
      String form = found.group(2);
      found.appendReplacement(sentence, form == null ? name : pronoun(name, form));
    }
    return found.appendTail(sentence).toString();
  }

  private String pronoun(String name, String form) {
    boolean she = world.women().contains(name);
    return switch (form) {
      case "he" -> she ? "she" : "he";
      case "He" -> she ? "She" : "He";
      case "his" -> she ? "her" : "his";
      case "him" -> she ? "her" : "him";
      default -> throw new IllegalArgumentException(form);
    };
  }

  /** Who and what the form is about this time; empty when it does not fit what is true. */
  private Map<String, String> chosen(Form form) {
    Map<String, String> found = picked();
    boolean fits = isApart(found, form) && isDated(found, form);
    Matcher named = PLACEHOLDER.matcher(form.text());
    while (named.find()) {
      fits &= !found.getOrDefault(named.group(1), "").isEmpty();
    }
    return fits ? found : Map.of();
  }

  private Map<String, String> picked() {
    Map<String, String> found = new HashMap<>();
    List.of("a", "b", "c").forEach(name -> found.put(name, pick(people)));
    List.of("t", "z").forEach(name -> found.put(name, pick(world.things())));
    List.of("q", "r", "x").forEach(name -> found.put(name, pick(world.places())));
    List.of("f", "y").forEach(name -> found.put(name, pick(world.firms())));
    found.put("p", now(found.getOrDefault("a", ""), Predicates.LIVES_IN));
    found.put("s", now(found.getOrDefault("b", ""), Predicates.LIVES_IN));
    found.put("g", now(found.getOrDefault("a", ""), Predicates.WORKS_AT));
    found.put("w", now(found.getOrDefault("b", ""), Predicates.WORKS_AT));
    found.put("o", now(found.getOrDefault("t", ""), Predicates.OWNED_BY));
    return found;
  }

  /** Whether what is to differ differs: nobody moves to where he lives. */
  private static boolean isApart(Map<String, String> found, Form form) {
    boolean apart =
        Stream.of("ab", "ac", "qp", "qs", "rs", "xp", "fg", "fw", "yg", "bo")
            .noneMatch(two -> isSame(found, two));
    return apart && !(form.effects().contains("own t a") && isSame(found, "ao"));
  }

  private static boolean isSame(Map<String, String> found, String two) {
    return Objects.equals(found.get(two.substring(0, 1)), found.get(two.substring(1)));
  }

  /** Sets the day, where the form names one; false when something happened after it. */
  private boolean isDated(Map<String, String> found, Form form) {
    boolean yesterday = form.text().toLowerCase(Locale.ROOT).contains("yesterday");
    boolean clear = true;
    if (VAGUE.matcher(form.text()).find()) {
      clear = isAfterAll(form, found, today.minusDays(VAGUE_DAYS));
    }
    if (form.text().contains("{d}") || yesterday) {
      LocalDate day = today.minusDays(yesterday ? 1 : 1 + random.nextInt(20));
      found.put("d", DAY.format(day));
      found.put("day", day.toString());
      clear &= isAfterAll(form, found, day);
    }
    return clear;
  }

  private boolean isAfterAll(Form form, Map<String, String> found, LocalDate day) {
    return form.effects().stream().allMatch(effect -> isAfterAll(effect, found, day));
  }

  private boolean isAfterAll(String effect, Map<String, String> found, LocalDate day) {
    String subject = Objects.requireNonNull(found.get(effect.split(" ")[1]));
    return truth.entrySet().stream()
        .filter(one -> one.getKey().startsWith(NameKey.of(subject) + "/"))
        .allMatch(one -> one.getValue().lastKey().isBefore(day));
  }

  private String remember(String subject, String predicate, String value) {
    truth.computeIfAbsent(key(subject, predicate), any -> new TreeMap<>()).put(today, value);
    return value;
  }

  private String now(String subject, String predicate) {
    TreeMap<LocalDate, String> history = truth.get(key(subject, predicate));
    return history == null ? "" : history.lastEntry().getValue();
  }

  static String key(String subject, String predicate) {
    return NameKey.of(subject) + "/" + predicate;
  }

  private String part(String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
