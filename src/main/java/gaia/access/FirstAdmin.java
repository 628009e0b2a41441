package gaia.access;

import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * The account {@code admin} that is there before any other, with {@code GAIA_AUTH=basic}: somebody
 * has to be able to come in. Its password is given by a setting, or made at the first start,
 * printed once, and kept as a hash only. Deleting the file makes a new one at the next start.
 */
@ApplicationScoped
class FirstAdmin {

  static final String NAME = "admin";

  private static final Logger LOG = EscapedLog.of(FirstAdmin.class);
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 20;

  @Inject Settings settings;

  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (Login.of(settings) == Login.BASIC && settings.text(Setting.GAIA_ADMIN_PASSWORD).isEmpty()) {
      made(file(settings.dataFolder()), new SecureRandom())
          .ifPresent(
              password ->
                  LOG.warning(
                      "The first account is \"%s\" with the password %s . It is shown this once; %s"
                          .formatted(NAME, password, "log in and keep it.")));
    }
  }

  /** Makes a password where there is none yet, and stores its hash. */
  static Optional<String> made(Path file, SecureRandom random) {
    if (Files.exists(file)) {
      return Optional.empty();
    }
    StringBuilder password = new StringBuilder();
    random.ints(LENGTH, 0, ALPHABET.length()).forEach(at -> password.append(ALPHABET.charAt(at)));
    String made = password.toString();
    try {
      DataFolder.write(file, PasswordHash.of(made.toCharArray(), random).text() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The password of the first account cannot be stored.", e);
    }
    return Optional.of(made);
  }

  /** Whether this is the password of the first account. */
  boolean isPassword(String password) {
    Optional<String> given = settings.text(Setting.GAIA_ADMIN_PASSWORD);
    if (given.isPresent()) {
      return java.security.MessageDigest.isEqual(
          given.get().getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }
    return matches(file(settings.dataFolder()), password);
  }

  static boolean matches(Path file, String password) {
    try {
      return PasswordHash.read(Files.readString(file)).matches(password.toCharArray());
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("The password of the first account cannot be read.", e);
    }
  }

  private static Path file(Path data) {
    return data.resolve(".gaia").resolve("first-admin");
  }
}
