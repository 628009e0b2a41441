package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.access.Sharing.Wish;
import gaia.configuration.SettingsFixtures;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharingTest {

  private final Sharing sharing = new Sharing();

  private static final class InMemory extends ShareRepository {
    private final List<CampaignShare> rows = new ArrayList<>();

    @Override
    List<CampaignShare> by(String owner) {
      return rows.stream().filter(row -> row.owner.equals(owner)).toList();
    }

    @Override
    List<CampaignShare> with(String person) {
      return rows.stream().filter(row -> row.person.equals(person)).toList();
    }

    @Override
    Optional<CampaignShare> find(SharedCampaign shared, String person) {
      return with(person).stream().filter(row -> row.shared().equals(shared)).findFirst();
    }

    @Override
    void grant(SharedCampaign shared, String person, boolean writing, Instant now) {
      revoke(shared, person);
      CampaignShare row = new CampaignShare(shared, person, now);
      row.allow(writing);
      rows.add(row);
    }

    @Override
    boolean revoke(SharedCampaign shared, String person) {
      return rows.removeIf(row -> row.shared().equals(shared) && row.person.equals(person));
    }
  }

  @BeforeEach
  void wire() {
    sharing.shares = new InMemory();
    sharing.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    withLogin("basic");
  }

  private void withLogin(String way) {
    sharing.settings =
        SettingsFixtures.settings(Map.of("GAIA_AUTH", way, "GAIA_LOCAL_OWNER", "adam"));
  }

  @Test
  void nobody_reads_what_is_not_shared() {
    sharing.grant("jonas", "coast", "mara", false);

    assertThat(sharing.nameFor("mara", "jonas", "coast", Wish.READ)).isEqualTo("jonas");
    assertThat(sharing.nameFor("mara", "jonas", "diary", Wish.READ)).isEqualTo("mara");
    assertThat(sharing.nameFor("flo", "jonas", "coast", Wish.READ)).isEqualTo("flo");
    assertThat(sharing.nameFor("jonas", "mara", "coast", Wish.READ)).isEqualTo("jonas");
  }

  @Test
  void who_may_read_may_not_write_until_that_is_shared_too() {
    sharing.grant("jonas", "coast", "mara", false);
    assertThat(sharing.nameFor("mara", "jonas", "coast", Wish.WRITE)).isEqualTo("mara");

    sharing.grant("jonas", "coast", "mara", true);

    assertThat(sharing.nameFor("mara", "jonas", "coast", Wish.WRITE)).isEqualTo("jonas");
    assertThat(sharing.given("jonas")).hasSize(1);
  }

  @Test
  void a_share_that_is_ended_is_worth_nothing() {
    sharing.grant("jonas", "coast", "mara", true);
    assertThat(sharing.readable("mara")).containsExactly(new SharedCampaign("jonas", "coast"));

    assertThat(sharing.revoke("jonas", "coast", "mara")).isTrue();

    assertThat(sharing.readable("mara")).isEmpty();
    assertThat(sharing.nameFor("mara", "jonas", "coast", Wish.READ)).isEqualTo("mara");
    assertThat(sharing.revoke("jonas", "coast", "mara")).isFalse();
  }

  @Test
  void a_campaign_is_named_with_its_owner_or_is_the_own() {
    sharing.grant("jonas", "coast", "mara", false);

    assertThat(sharing.nameIn("mara", "jonas", "coast", Wish.READ)).isEqualTo("jonas");
    assertThat(sharing.nameIn("mara", null, "coast", Wish.WRITE)).isEqualTo("mara");
    assertThatThrownBy(() -> sharing.nameIn("mara", "jonas", null, Wish.READ))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> sharing.nameIn("mara", "jonas", "coast", Wish.WRITE))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void names_are_those_that_people_log_in_by() {
    sharing.grant("jonas", "coast", " Mara ", false);
    sharing.grant("jonas", "coast", "adam", false);

    assertThat(sharing.given("jonas"))
        .extracting(Sharing.Share::person)
        .containsExactlyInAnyOrder("mara", "local");
    for (String name : new String[] {"", "system", "../mara", "*", "jonas"}) {
      assertThatThrownBy(() -> sharing.grant("jonas", "coast", name, false))
          .as(name)
          .isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> sharing.grant("jonas", "../x", "mara", false))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void without_a_login_there_is_nobody_to_share_with() {
    withLogin("local");

    assertThatThrownBy(() -> sharing.grant("local", "coast", "mara", false))
        .hasMessageContaining("Without a login");
    assertThat(sharing.readable("local")).isEmpty();
  }

  @Test
  void a_guest_does_not_add_to_a_house_that_is_full_and_is_told_why() {
    Quotas full = new Quotas();
    full.settings = SettingsFixtures.settings(Map.of("GAIA_QUOTA_TASKS", "1"));
    full.repository =
        new QuotaRepository() {
          @Override
          long unfinishedTasks(String owner) {
            return owner.equals("mara") ? 1 : 0;
          }
        };
    sharing.quotas = full;

    assertThatThrownBy(() -> sharing.mayAdd("jonas", "mara"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("as much as one owner may have");
    assertThatCode(() -> sharing.mayAdd("mara", "jonas")).doesNotThrowAnyException();
  }
}
