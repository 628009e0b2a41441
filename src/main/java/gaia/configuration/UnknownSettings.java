package gaia.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Finds what looks like a setting but is none, mostly typing mistakes. */
final class UnknownSettings {

  private static final Set<String> KNOWN =
      Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toUnmodifiableSet());

  /** Variables of server.xml that only the server itself reads. */
  private static final Set<String> SERVER_ONLY =
      Set.of(
          "GAIA_PUBLIC_HOST",
          "GAIA_UPDATES",
          "GAIA_GROUP_USER",
          "GAIA_GROUP_REVIEWER",
          "GAIA_GROUP_ADMIN",
          "GAIA_GROUP_MONITOR",
          "GAIA_COOKIES_TLS_ONLY",
          "GAIA_HTTPS_PORT",
          "GAIA_PLAIN_PORT",
          "GAIA_TLS_KEYSTORE",
          "GAIA_TLS_PASSWORD",
          "GAIA_OIDC_CLIENT_ID",
          "GAIA_OIDC_CLIENT_SECRET",
          "GAIA_OIDC_AUTHORIZE",
          "GAIA_OIDC_TOKEN",
          "GAIA_OIDC_JWKS",
          "GAIA_OIDC_ISSUER",
          "GAIA_OIDC_AUDIENCE",
          "GAIA_OIDC_USER_CLAIM",
          "GAIA_OIDC_GROUPS_CLAIM",
          "GAIA_OIDC_HTTPS",
          "GAIA_OIDC_REDIRECT_TO",
          "GAIA_LDAP_HOST",
          "GAIA_LDAP_PORT",
          "GAIA_LDAP_TLS",
          "GAIA_LDAP_BASE",
          "GAIA_LDAP_USER",
          "GAIA_LDAP_PASSWORD",
          "GAIA_LDAP_USER_FILTER",
          "GAIA_LDAP_GROUP_FILTER");

  private static final Set<String> TYPED_BY_PEOPLE =
      Set.of("environment variable", "system property");

  private UnknownSettings() {}

  /** One sentence per unknown name, in alphabetical order. */
  static List<String> warnings(List<ConfigSource> sources) {
    Set<String> unknown = new TreeSet<>();
    for (ConfigSource source : sources) {
      if (TYPED_BY_PEOPLE.contains(GivenValue.nameOf(source))) {
        source.getPropertyNames().stream()
            .filter(UnknownSettings::looksLikeOurs)
            .forEach(unknown::add);
      }
    }
    return unknown.stream().map(UnknownSettings::warning).toList();
  }

  private static boolean looksLikeOurs(String name) {
    String capitals = name.toUpperCase(Locale.ROOT);
    return (capitals.startsWith("BG_") || capitals.startsWith("GAIA_"))
        && !KNOWN.contains(name)
        && !SERVER_ONLY.contains(name);
  }

  private static String warning(String name) {
    return "%s is not a setting and has no effect. Did you mean %s?"
        .formatted(Setting.GAIA_DATA.show(name), nearest(name));
  }

  static String nearest(String name) {
    String capitals = name.toUpperCase(Locale.ROOT);
    return KNOWN.stream()
        .sorted()
        .min(Comparator.comparingInt(key -> distance(key, capitals)))
        .orElseThrow();
  }

  /** Levenshtein distance: how many letters have to be typed, dropped or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
