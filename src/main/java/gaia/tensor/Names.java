package gaia.tensor;

/** Names out of files, which may be anything, made fit for a message. */
final class Names {

  private static final int SHOWN = 100;

  private Names() {}

  static String shown(String name) {
    String line = name.replaceAll("[^\\p{Graph}]", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
