package gaia.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What stands in {@code Authorization: Basic ...}. */
record BasicHeader(String name, String password) {

  private static final String SCHEME = "basic ";
  private static final int LONGEST = 8192;

  /** Empty when the header is of another kind, or is not what RFC 7617 describes. */
  static Optional<BasicHeader> read(String header) {
    if (header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String pair = new String(bytes, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicHeader(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isOne(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  @Override
  public String toString() {
    return "BasicHeader of " + name;
  }
}
