package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The servers at work on this database. Each method is one short transaction. */
@ApplicationScoped
class ServerRepository {

  /** What can be seen of a server. An owner of tasks that never registered has a beat of -1. */
  record Sign(String id, long beat, long activity) {}

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject Transactions transactions;

  void register(String id, String host, Instant started) {
    transactions.alone(
        () -> {
          em.createNativeQuery(
                  "insert into engine_server (id, host, started, beat, activity)"
                      + " values (?1, ?2, ?3, 0, 0)")
              .setParameter(1, id)
              .setParameter(2, host)
              .setParameter(3, java.sql.Timestamp.from(started))
              .executeUpdate();
        });
  }

  /**
   * @return false when this server was taken for dead
   */
  boolean beat(String id) {
    return raised("beat", id);
  }

  boolean activity(String id) {
    return raised("activity", id);
  }

  private boolean raised(String column, String id) {
    return transactions.alone(
        () ->
            em.createNativeQuery(
                        "update engine_server set %1$s = %1$s + 1 where id = ?1".formatted(column))
                    .setParameter(1, id)
                    .executeUpdate()
                == 1);
  }

  /** All servers, and owners of running tasks that are not among them. */
  List<Sign> signs() {
    return transactions.alone(
        () -> {
          List<Sign> signs = new ArrayList<>();
          for (Object row :
              em.createNativeQuery("select id, beat, activity from engine_server")
                  .getResultList()) {
            Object[] columns = (Object[]) row;
            signs.add(
                new Sign(
                    (String) columns[0],
                    ((Number) columns[1]).longValue(),
                    ((Number) columns[2]).longValue()));
          }
          for (Object owner :
              em.createNativeQuery(
                      "select distinct lease_owner from task where lane = 4 and lease_owner not in"
                          + " (select id from engine_server)")
                  .getResultList()) {
            signs.add(new Sign((String) owner, -1, 0));
          }
          return signs;
        });
  }

  /** Forgets a server, unless it has given another sign of life since. */
  void remove(String id, long lastBeat) {
    transactions.alone(
        () -> {
          em.createNativeQuery("delete from engine_server where id = ?1 and beat = ?2")
              .setParameter(1, id)
              .setParameter(2, lastBeat)
              .executeUpdate();
        });
  }

  /** Takes leave. */
  void remove(String id) {
    transactions.alone(
        () -> {
          em.createNativeQuery("delete from engine_server where id = ?1")
              .setParameter(1, id)
              .executeUpdate();
        });
  }
}
