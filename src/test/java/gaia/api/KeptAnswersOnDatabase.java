package gaia.api;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The table of kept answers on a real database, without a container. */
final class KeptAnswersOnDatabase extends KeptAnswerRepository implements AutoCloseable {

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final EngineDatabase database;
  private final EntityManagerFactory factory;
  private final LocalTransactions transactions;

  KeptAnswersOnDatabase(EngineDatabase database) {
    this.database = database;
    factory = EngineUnit.factory(database.pool(), List.of(KeptAnswer.class, InstantColumn.class));
    transactions = new LocalTransactions(factory);
    em = transactions.entityManager();
  }

  void empty() {
    removeExpired(END);
  }

  @Override
  Optional<KeptAnswer> find(String id) {
    return transactions.joined(() -> super.find(id));
  }

  @Override
  void insert(KeptAnswer begun) {
    transactions.alone(() -> super.insert(begun));
  }

  @Override
  void change(String id, Consumer<KeptAnswer> change) {
    transactions.alone(() -> super.change(id, change));
  }

  @Override
  void remove(String id) {
    transactions.alone(() -> super.remove(id));
  }

  @Override
  long count(String owner) {
    return transactions.alone(() -> super.count(owner));
  }

  @Override
  List<KeptAnswer> of(String owner, int most) {
    return transactions.alone(() -> super.of(owner, most));
  }

  @Override
  int forgetWords() {
    return transactions.alone(() -> super.forgetWords());
  }

  @Override
  int removeExpired(Instant now) {
    return transactions.alone(() -> super.removeExpired(now));
  }

  @Override
  public void close() {
    factory.close();
    database.close();
  }
}
