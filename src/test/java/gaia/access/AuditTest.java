package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Deed DEED = new Deed("mara", "10.0.0.7", "DELETE", "/api/documents/7", 204);

  @Test
  void a_line_that_was_changed_no_longer_fits_its_hash() {
    AuditEntry entry = new AuditEntry(1, NOW, DEED, AuditEntry.BEGINNING);
    assertThat(entry.hash).isEqualTo(entry.expectedHash());

    entry.owner = "jonas";

    assertThat(entry.hash).isNotEqualTo(entry.expectedHash());
  }

  @Test
  void text_cannot_move_from_one_member_to_the_next_unseen() {
    AuditEntry one = new AuditEntry(1, NOW, new Deed("ab", "c", "x", "y", 200), "");
    AuditEntry other = new AuditEntry(1, NOW, new Deed("a", "bc", "x", "y", 200), "");

    assertThat(one.hash).isNotEqualTo(other.hash);
  }

  @Test
  void each_line_carries_the_hash_of_the_one_before() {
    AuditEntry first = new AuditEntry(1, NOW, DEED, AuditEntry.BEGINNING);
    AuditEntry second = new AuditEntry(2, NOW, DEED, first.hash);

    assertThat(second.previous).isEqualTo(first.hash);
    assertThat(second.hash).isNotEqualTo(first.hash);
  }

  @Test
  void no_name_can_pretend_to_be_a_line_of_its_own() {
    Deed deed = new Deed("x\r\n2026 admin\u202e\u001b[31m", "", "login", "a".repeat(400), 401);

    assertThat(deed.who()).isEqualTo("x??2026 admin??[31m");
    assertThat(deed.subject()).hasSize(300);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/conversations, 201, true",
    "DELETE, /api/documents/7, 204, true",
    "GET, /api/audit/export, 200, true",
    "GET, /api/settings, 403, true",
    "GET, /api/conversations, 200, false",
    "POST, /api/background/register_activity, 200, false",
    "POST, /api/conversations, 401, false"
  })
  void changes_and_refusals_are_written_down(
      String method, String path, int status, boolean written) {
    assertThat(Audited.is(method, path, status)).isEqualTo(written);
  }

  @Test
  void a_spreadsheet_takes_no_field_for_a_formula() {
    assertThat(AuditResource.field("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(AuditResource.field("a\"b")).isEqualTo("\"a\"\"b\"");
  }
}
