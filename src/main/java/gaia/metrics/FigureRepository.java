package gaia.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures that the database knows. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class FigureRepository {

  private static final String FACT_STATE =
      "case when shelved then 'shelved' when disputed then 'disputed'"
          + " when valid_until is not null then 'ended' else 'current' end";

  private static final String CONFLICT_STATE =
      "case when closed is null then 'open' else 'settled' end";

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @jakarta.inject.Inject Clock clock;

  /** Unfinished tasks by type and state, and the age of the oldest of each. */
  List<Figure> queue() {
    List<Figure> figures = new ArrayList<>();
    Instant now = clock.instant();
    for (Object row :
        em.createNativeQuery(
                "select type, state, count(*), min(created) from task where lane <= 4"
                    + " group by type, state")
            .getResultList()) {
      Object[] columns = (Object[]) row;
      Map<String, String> labels =
          Map.of("type", (String) columns[0], "state", lower((String) columns[1]));
      figures.add(new Figure("gaia_queue_tasks", labels, ((Number) columns[2]).doubleValue()));
      figures.add(
          new Figure(
              "gaia_queue_oldest_age_seconds",
              labels,
              Math.max(0, Duration.between(moment(columns[3]), now).toMillis() / 1000.0)));
    }
    return figures;
  }

  /** Archives by how far they are, who read them, and what is believed of what they say. */
  List<Figure> content() {
    List<Figure> figures = new ArrayList<>();
    counted(
        figures, "gaia_archives", "state", "select status, count(*) from archive group by status");
    counted(
        figures,
        "gaia_extractions",
        "extractor",
        "select extractor, count(*) from extraction group by extractor");
    counted(
        figures,
        "gaia_facts",
        "state",
        "select "
            + FACT_STATE
            + ", count(*) from knowledge_fact where retracted is null group by "
            + FACT_STATE);
    counted(
        figures,
        "gaia_conflicts",
        "state",
        "select "
            + CONFLICT_STATE
            + ", count(*) from knowledge_conflict group by "
            + CONFLICT_STATE);
    return figures;
  }

  /** Adapters by state; of the one that was examined last, the loss and what it learned. */
  List<Figure> learning() {
    List<Figure> figures = new ArrayList<>();
    counted(
        figures,
        "gaia_lora_adapters",
        "state",
        "select state, count(*) from lora_adapter group by state");
    for (Object row :
        em.createNativeQuery(
                "select last_loss, learned_before, learned_after from lora_adapter"
                    + " where learned_after is not null order by finished desc")
            .setMaxResults(1)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      figures.add(Figure.of("gaia_lora_loss", ((Number) columns[0]).doubleValue()));
      figures.add(Figure.of("gaia_lora_learned_before_ratio", ((Number) columns[1]).doubleValue()));
      figures.add(Figure.of("gaia_lora_learned_after_ratio", ((Number) columns[2]).doubleValue()));
    }
    return figures;
  }

  private void counted(List<Figure> figures, String name, String label, String sql) {
    for (Object row : em.createNativeQuery(sql).getResultList()) {
      Object[] columns = (Object[]) row;
      figures.add(
          Figure.of(name, label, lower((String) columns[0]), ((Number) columns[1]).doubleValue()));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Instant moment(Object column) {
    if (column instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    if (column instanceof java.sql.Timestamp moment) {
      return moment.toInstant();
    }
    if (column instanceof Instant moment) {
      return moment;
    }
    throw new IllegalStateException("a moment comes as " + column.getClass().getName());
  }
}
