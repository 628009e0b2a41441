package gaia.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The table of kept answers without a database. */
final class AnswersInMemory extends KeptAnswerRepository {

  final Map<String, KeptAnswer> all = new LinkedHashMap<>();
  Runnable beforeInsert = () -> {};
  @Nullable Integer counted;

  @Override
  Optional<KeptAnswer> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  void insert(KeptAnswer begun) {
    beforeInsert.run();
    if (all.putIfAbsent(begun.id, begun) != null) {
      throw new IllegalStateException("there already");
    }
  }

  @Override
  void change(String id, Consumer<KeptAnswer> change) {
    find(id).ifPresent(change);
  }

  @Override
  void remove(String id) {
    all.remove(id);
  }

  @Override
  long count(String owner) {
    return counted != null ? counted : of(owner, Integer.MAX_VALUE).size();
  }

  @Override
  List<KeptAnswer> of(String owner, int most) {
    return all.values().stream().filter(row -> row.owner.equals(owner)).limit(most).toList();
  }

  @Override
  int forgetWords() {
    all.values().forEach(row -> row.body = null);
    return all.size();
  }

  @Override
  int removeExpired(Instant now) {
    int before = all.size();
    all.values().removeIf(row -> row.isExpired(now));
    return before - all.size();
  }
}
