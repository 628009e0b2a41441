package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  @Test
  void the_same_password_matches_and_another_does_not() {
    PasswordHash hash = PasswordHash.of("correct horse".toCharArray(), new SecureRandom());

    PasswordHash read = PasswordHash.read(hash.text());

    assertThat(read.matches("correct horse".toCharArray())).isTrue();
    assertThat(read.matches("correct horsf".toCharArray())).isFalse();
    assertThat(hash.text()).doesNotContain("horse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "pbkdf2-sha256$1$AA==",
        "md5$1$AA==$AA==",
        "pbkdf2-sha256$0$AA==$AA==",
        "pbkdf2-sha256$99999999999$AA==$AA==",
        "pbkdf2-sha256$1$*$*"
      })
  void anything_else_is_no_stored_password(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.read(text));
  }

  @Test
  void the_first_password_is_made_once_and_kept_as_a_hash(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("first-admin");

    String made = FirstAdmin.made(file, new SecureRandom()).orElseThrow();

    assertThat(made).hasSize(20);
    assertThat(Files.readString(file)).doesNotContain(made);
    assertThat(FirstAdmin.matches(file, made)).isTrue();
    assertThat(FirstAdmin.matches(file, made + "x")).isFalse();
    assertThat(FirstAdmin.made(file, new SecureRandom())).isEqualTo(Optional.empty());
  }

  @Test
  void without_a_first_password_nobody_gets_in_by_it(@TempDir Path folder) {
    assertThat(FirstAdmin.matches(folder.resolve("first-admin"), "")).isFalse();
  }
}
