package gaia.access;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import java.util.Locale;

/** How people prove who they are: {@code GAIA_AUTH}. */
enum Login {
  /** Not at all; only this machine may connect. */
  LOCAL,
  /** With name and password, against the registry of the server. */
  BASIC,
  /** With a provider of OpenID Connect; API clients with its bearer tokens. */
  OIDC;

  static Login of(Settings settings) {
    return valueOf(settings.text(Setting.GAIA_AUTH).orElse("local").toUpperCase(Locale.ROOT));
  }
}
