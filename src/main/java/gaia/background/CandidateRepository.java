package gaia.background;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Finds out which tasks come next. Joins the caller's transaction. */
@ApplicationScoped
class CandidateRepository {

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject BackgroundProcessorConfig config;

  private record Candidate(
      String id, int lane, long place, String type, boolean wished, int interruptions) {

    static Candidate of(Object row) {
      Object[] columns = (Object[]) row;
      return new Candidate(
          (String) columns[0],
          ((Number) columns[1]).intValue(),
          ((Number) columns[2]).longValue(),
          (String) columns[3],
          (Boolean) columns[4],
          ((Number) columns[5]).intValue());
    }

    /** What a task that killed its server does to others of its bundle is to happen once only. */
    boolean mayShare() {
      return interruptions == 0;
    }
  }

  /**
   * The next task and those behind it that make a bundle with it, in order. On PostgreSQL they are
   * locked, and what others have locked is passed over; H2 would lock every waiting row.
   */
  List<String> next(TaskRepository.Permit permit, ToIntFunction<String> bundleOf) {
    Set<String> tooLarge = permit.tooLarge();
    List<Candidate> found =
        new ArrayList<>(read(permit.ordinary() ? "lane <= 1" : "lane = 0", "not in", tooLarge));
    if (permit.longTasks()) {
      found.addAll(read("lane = 2", "not in", tooLarge));
    } else if (!permit.longTypes().isEmpty()) {
      Set<String> fitting = new TreeSet<>(permit.longTypes());
      fitting.removeAll(tooLarge);
      found.addAll(fitting.isEmpty() ? List.of() : read("lane = 2", "in", fitting));
    }
    if (permit.longTasks() || !permit.longTypes().isEmpty()) {
      found.sort(
          Comparator.comparing(Candidate::wished).reversed().thenComparingLong(Candidate::place));
    }
    return found.isEmpty() ? List.of() : bundle(found, bundleOf);
  }

  /** Whether a person wants one of the waiting tasks now. */
  boolean anyWished() {
    return !em.createNativeQuery("select id from task where lane = 0 limit 1")
        .getResultList()
        .isEmpty();
  }

  /**
   * @param types in or not in which the type of a task has to be; any where there are none
   */
  private List<Candidate> read(String where, String relation, Set<String> types) {
    String marks =
        IntStream.range(0, types.size()).mapToObj(i -> "?" + (i + 2)).collect(joining(", "));
    var query =
        em.createNativeQuery(
            "select id, lane, place, type, run_now, interruptions from task where "
                + where
                + (types.isEmpty() ? "" : " and type %s (%s)".formatted(relation, marks))
                + " order by lane, place limit ?1"
                + (config.soleServer() ? "" : " for update skip locked"));
    query.setParameter(1, config.queue().largestBundle());
    int mark = 2;
    for (String type : types) {
      query.setParameter(mark++, type);
    }
    return readAll(query);
  }

  private static List<Candidate> readAll(Query query) {
    return ((List<?>) query.getResultList()).stream().map(Candidate::of).toList();
  }

  private List<String> bundle(List<Candidate> found, ToIntFunction<String> bundleOf) {
    Candidate first = found.get(0);
    int most =
        first.mayShare()
            ? Math.min(bundleOf.applyAsInt(first.type), config.queue().largestBundle())
            : 1;
    return found.stream()
        .limit(Math.max(1, most))
        .takeWhile(
            next ->
                next == first
                    || (next.mayShare()
                        && next.type.equals(first.type)
                        && next.wished == first.wished))
        .map(Candidate::id)
        .toList();
  }
}
