package gaia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The language of a page: the one that was switched to, else the first of the browser's that the
 * house speaks, else English.
 */
@Named("language")
@RequestScoped
public class Language {

  /** Where the choice of a browser is kept, and how an address asks for a language. */
  static final String NAME = "language";

  /**
   * English with its letters in reading order from the right, to see pages as a writer of Arabic or
   * Hebrew would lay them out. It is not offered; an address can ask for it.
   */
  static final Locale MIRRORED = Locale.forLanguageTag("ar-XB");

  private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** ISO 639 codes of languages that are written from right to left. */
  private static final Set<String> FROM_THE_RIGHT =
      Set.of("ar", "dv", "fa", "he", "iw", "ps", "ur", "yi");

  @Inject HttpServletRequest request;

  /**
   * A language to switch to.
   *
   * @param tag as in BCP 47
   * @param name in the language itself
   * @param address of the page that is shown, in this language
   */
  public record Option(String tag, String name, String address, boolean chosen) {}

  public Locale getLocale() {
    return of(request);
  }

  /** The language of whoever sent the request. */
  static Locale of(HttpServletRequest request) {
    return of(chosen(request), Collections.list(request.getLocales()));
  }

  /** For the {@code lang} attribute. */
  public String getTag() {
    return getLocale().toLanguageTag();
  }

  /** For the {@code dir} attribute: {@code ltr} or {@code rtl}. */
  public String getDirection() {
    return direction(getLocale());
  }

  public List<Option> getOptions() {
    String now = getTag();
    List<Option> options = new ArrayList<>();
    for (Locale one : OFFERED) {
      String tag = one.toLanguageTag();
      options.add(new Option(tag, one.getDisplayLanguage(one), address(tag), tag.equals(now)));
    }
    return options;
  }

  private String address(String tag) {
    return Links.withParameters(
        String.valueOf(request.getRequestURI()), request.getQueryString(), Map.of(NAME, tag));
  }

  private static @Nullable String chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /** Whether pages exist in the language of this BCP 47 tag. */
  static boolean isSpoken(@Nullable String tag) {
    return tag != null
        && (tag.equals(MIRRORED.toLanguageTag())
            || OFFERED.stream().anyMatch(one -> one.toLanguageTag().equals(tag)));
  }

  /**
   * @param chosen a BCP 47 tag; what the house does not speak counts as no choice
   * @param wanted by the browser, the dearest first
   */
  static Locale of(@Nullable String chosen, List<Locale> wanted) {
    if (chosen != null && isSpoken(chosen)) {
      return Locale.forLanguageTag(chosen);
    }
    return wanted.stream()
        .flatMap(
            one -> OFFERED.stream().filter(have -> have.getLanguage().equals(one.getLanguage())))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  static String direction(Locale language) {
    return FROM_THE_RIGHT.contains(language.getLanguage()) ? "rtl" : "ltr";
  }
}
