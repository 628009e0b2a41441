package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.configuration.SettingsFixtures;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {

  private static final class Holdings extends QuotaRepository {
    final Map<String, Long> tasks = new HashMap<>();
    final Map<String, Long> characters = new HashMap<>();

    @Override
    long unfinishedTasks(String owner) {
      return tasks.getOrDefault(owner, 0L);
    }

    @Override
    long storedCharacters(String owner) {
      return characters.getOrDefault(owner, 0L);
    }
  }

  private final Holdings holdings = new Holdings();

  private Quotas quotas(int tasks, int storageKib) {
    Quotas quotas = new Quotas();
    quotas.repository = holdings;
    quotas.settings =
        SettingsFixtures.settings(
            Map.of(
                "GAIA_QUOTA_TASKS", Integer.toString(tasks),
                "GAIA_QUOTA_STORAGE", Integer.toString(storageKib)));
    return quotas;
  }

  @Test
  void a_full_queue_stops_its_owner_and_nobody_else() {
    holdings.tasks.put("mara", 10L);
    holdings.tasks.put("jonas", 9L);

    assertThat(quotas(10, 0).isFull("mara")).isTrue();
    assertThat(quotas(10, 0).isFull("jonas")).isFalse();
  }

  @Test
  void full_storage_stops_its_owner_and_nobody_else() {
    holdings.characters.put("mara", 2048L);
    holdings.characters.put("jonas", 2047L);

    assertThat(quotas(0, 2).isFull("mara")).isTrue();
    assertThat(quotas(0, 2).isFull("jonas")).isFalse();
  }

  @Test
  void without_a_limit_nobody_is_stopped() {
    holdings.tasks.put("mara", Long.MAX_VALUE);
    holdings.characters.put("mara", Long.MAX_VALUE);

    assertThat(quotas(0, 0).isFull("mara")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/conversations, true",
    "POST, /api/conversations/x1/messages, true",
    "POST, /api/documents, true",
    "POST, /api/query, true",
    "POST, /v1/chat/completions, true",
    "POST, /api/conversations/x1/archive, false",
    "POST, /api/erasures, false",
    "DELETE, /api/conversations/x1, false",
    "GET, /api/conversations, false"
  })
  void only_what_adds_something_is_stopped(String method, String path, boolean counts) {
    assertThat(Quotas.counts(method, path)).isEqualTo(counts);
  }
}
