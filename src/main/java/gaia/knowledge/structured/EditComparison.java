package gaia.knowledge.structured;

import gaia.knowledge.extraction.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a person made of a structured archive: which items of the sections that hold facts
 * were changed, taken out or added. A pure function of two documents.
 *
 * <p>An item that only went elsewhere was not taken out. An old and a new item of one section are
 * one change where they cite the same turn or share most of their words.
 */
final class EditComparison {

  private static final Set<Section> FACTUAL =
      Set.of(Section.KEY_FACTS, Section.DECISIONS, Section.EVENTS);

  private record Place(Section section, StructuredItem item) {}

  private EditComparison() {}

  /** A document without items says nothing about what a person thinks of them. */
  static List<ArchiveEdit> between(StructuredDocument written, StructuredDocument edited) {
    if (all(edited).isEmpty()) {
      return List.of();
    }
    List<Place> gone = missing(written, all(edited));
    List<Place> come = missing(edited, all(written));
    List<ArchiveEdit> edits = new ArrayList<>();
    for (Place old : gone) {
      Optional<Place> now = come.stream().filter(one -> isFormOf(one, old)).findFirst();
      now.ifPresent(come::remove);
      edits.add(edit(old, now.orElse(null)));
    }
    come.forEach(
        one ->
            edits.add(
                new ArchiveEdit(one.section(), null, one.item().statement(), one.item().turns())));
    return List.copyOf(edits);
  }

  private static ArchiveEdit edit(Place old, @Nullable Place now) {
    return new ArchiveEdit(
        now == null ? old.section() : now.section(),
        old.item().statement(),
        now == null ? null : now.item().statement(),
        old.item().turns());
  }

  private static boolean isFormOf(Place now, Place old) {
    if (now.section() != old.section()) {
      return false;
    }
    Set<String> before = words(old.item().statement());
    Set<String> shared = words(now.item().statement());
    int most = Math.max(before.size(), shared.size());
    shared.retainAll(before);
    boolean sameTurn = now.item().turns().stream().anyMatch(old.item().turns()::contains);
    return shared.size() * 2 > most || sameTurn && !shared.isEmpty();
  }

  /** Items of sections with facts that the other document has nowhere. */
  private static List<Place> missing(StructuredDocument in, Set<String> elsewhere) {
    List<Place> found = new ArrayList<>();
    for (StructuredSection section : in.sections()) {
      FACTUAL.stream()
          .filter(kind -> kind.heading().equalsIgnoreCase(section.heading().strip()))
          .findFirst()
          .ifPresent(
              kind ->
                  section.items().stream()
                      .filter(item -> !elsewhere.contains(plain(item.statement())))
                      .filter(item -> !item.statement().isBlank())
                      .forEach(item -> found.add(new Place(kind, item))));
    }
    return found;
  }

  private static Set<String> all(StructuredDocument document) {
    return document.sections().stream()
        .flatMap(section -> section.items().stream())
        .map(item -> plain(item.statement()))
        .collect(Collectors.toSet());
  }

  private static String plain(String statement) {
    return statement.strip().replaceAll("\\s+", " ");
  }

  private static Set<String> words(String statement) {
    return Stream.of(statement.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isBlank())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
