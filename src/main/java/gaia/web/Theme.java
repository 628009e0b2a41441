package gaia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Light or dark: what a person chose for this browser, else as the system has it. */
@Named("theme")
@RequestScoped
public class Theme {

  /** Where the choice is kept, and how an address asks for a theme. */
  static final String NAME = "theme";

  private static final String SYSTEM = "system";
  private static final String LIGHT = "light";
  private static final String DARK = "dark";
  private static final List<String> ALL = List.of(SYSTEM, LIGHT, DARK);

  @Inject HttpServletRequest request;

  /**
   * A theme to switch to.
   *
   * @param name its text is {@code theme_} and this
   * @param address of the page that is shown, in this theme
   */
  public record Option(String name, String address, boolean chosen) {}

  static boolean isKnown(@Nullable String name) {
    return name != null && ALL.contains(name);
  }

  /** The media for which the colours of the dark theme count. */
  public String getMedia() {
    return switch (chosen()) {
      case LIGHT -> "not all";
      case DARK -> "all";
      default -> "(prefers-color-scheme: dark)";
    };
  }

  /** For the browser's own parts, before any style is there. */
  public String getScheme() {
    return chosen().equals(SYSTEM) ? "light dark" : chosen();
  }

  public List<Option> getOptions() {
    String now = chosen();
    return ALL.stream().map(one -> new Option(one, address(one), one.equals(now))).toList();
  }

  private String address(String name) {
    return Links.withParameters(
        String.valueOf(request.getRequestURI()), request.getQueryString(), Map.of(NAME, name));
  }

  private String chosen() {
    return chosen(request.getCookies());
  }

  static String chosen(Cookie @Nullable [] cookies) {
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME) && isKnown(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    return SYSTEM;
  }
}
