package gaia.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a setting may be: turns text into a value and says in plain words what is allowed. */
sealed interface Kind {

  /** One week, the longest time any setting may ask for. */
  int WEEK = 604_800;

  /**
   * The value of a text without surrounding white space.
   *
   * @throws IllegalArgumentException when the text is not allowed
   */
  Object read(String text);

  /** What is allowed, to complete the sentence "allowed is …". */
  String range();

  /** The unit, or an empty text where there is none. */
  default String unit() {
    return "";
  }

  /** A span of time, decimals allowed. */
  record Seconds(double least, double most) implements Kind {
    @Override
    public Object read(String text) {
      double seconds = Numbers.between(least, most, Numbers.decimal(text));
      return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    @Override
    public String range() {
      return "a number from " + Numbers.plain(least) + " to " + Numbers.plain(most);
    }

    @Override
    public String unit() {
      return "seconds";
    }
  }

  /** A number above zero. */
  record Positive(double most, String unit) implements Kind {
    @Override
    public Object read(String text) {
      return Numbers.between(Double.MIN_VALUE, most, Numbers.decimal(text));
    }

    @Override
    public String range() {
      return "a number above 0, at most " + Numbers.plain(most);
    }
  }

  record Whole(int least, int most, String unit) implements Kind {
    @Override
    public Object read(String text) {
      return (int) Numbers.between(least, most, Numbers.whole(text));
    }

    @Override
    public String range() {
      return "a whole number from " + least + " to " + most;
    }
  }

  record WholeOrAuto(int least, int most, String unit) implements Kind {
    @Override
    public Object read(String text) {
      return text.equalsIgnoreCase("auto")
          ? OptionalInt.empty()
          : OptionalInt.of((int) Numbers.between(least, most, Numbers.whole(text)));
    }

    @Override
    public String range() {
      return "auto, or a whole number from " + least + " to " + most;
    }
  }

  record Flag() implements Kind {
    @Override
    public Object read(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException("neither true nor false");
      };
    }

    @Override
    public String range() {
      return "true or false";
    }
  }

  /** A time of day. */
  record Hour() implements Kind {
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?");

    @Override
    public Object read(String text) {
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        throw new IllegalArgumentException("not a time of day");
      }
      int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
      return LocalTime.of(Integer.parseInt(time.group(1)), minute);
    }

    @Override
    public String range() {
      return "an hour from 0 to 23, or hour and minute such as 22:30";
    }

    @Override
    public String unit() {
      return "time of day";
    }
  }

  record Zone() implements Kind {
    @Override
    public Object read(String text) {
      try {
        return text.equalsIgnoreCase("system") ? ZoneId.systemDefault() : ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("unknown time zone", e);
      }
    }

    @Override
    public String range() {
      return "system, or a time zone such as Europe/Berlin or UTC";
    }
  }

  record Choice(List<String> words) implements Kind {
    @Override
    public Object read(String text) {
      String word = text.toLowerCase(Locale.ROOT);
      if (!words.contains(word)) {
        throw new IllegalArgumentException("not one of the choices");
      }
      return word;
    }

    @Override
    public String range() {
      return String.join(", ", words.subList(0, words.size() - 1))
          + " or "
          + words.get(words.size() - 1);
    }
  }

  /** Any text that matches. */
  record Text(Pattern pattern, String range) implements Kind {
    @Override
    public Object read(String text) {
      if (!pattern.matcher(text).matches()) {
        throw new IllegalArgumentException("does not match");
      }
      return text;
    }
  }

  /** The address of a web server; keys have settings of their own and may not be part of it. */
  record WebAddress() implements Kind {
    @Override
    public Object read(String text) {
      try {
        URI address = new URI(text);
        boolean web =
            "http".equalsIgnoreCase(address.getScheme())
                || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
          throw new IllegalArgumentException("not the address of a web server");
        }
        return address;
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("not an address", e);
      }
    }

    @Override
    public String range() {
      return "an address that starts with http:// or https:// and holds no user name";
    }
  }

  /** A place in the file system. */
  record Location(Place place) implements Kind {
    @Override
    public Object read(String text) {
      Path path = Path.of(text);
      if (!place.accepts(path)) {
        throw new IllegalArgumentException("not such a place");
      }
      return path;
    }

    @Override
    public String range() {
      return place.range();
    }

    @Override
    public String unit() {
      return "path";
    }
  }

  /** What has to be found at a path. The server has a working folder of its own. */
  enum Place {
    FOLDER_OF_DATA("the absolute path of a folder, which is made when it is missing"),
    FOLDER_IN_DATA("a path of a folder, absolute or inside GAIA_DATA"),
    FILE("the absolute path of a file that can be read"),
    FOLDER("the absolute path of a folder that can be read"),
    FILE_OR_FOLDER("the absolute path of a file or folder that can be read");

    private final String range;

    Place(String range) {
      this.range = range;
    }

    String range() {
      return range;
    }

    boolean accepts(Path path) {
      boolean mayBecomeFolder = !Files.exists(path) || Files.isDirectory(path);
      return switch (this) {
        case FOLDER_OF_DATA -> path.isAbsolute() && mayBecomeFolder;
        case FOLDER_IN_DATA -> !path.isAbsolute() || mayBecomeFolder;
        case FILE -> path.isAbsolute() && Files.isRegularFile(path) && Files.isReadable(path);
        case FOLDER -> path.isAbsolute() && Files.isDirectory(path) && Files.isReadable(path);
        case FILE_OR_FOLDER -> path.isAbsolute() && Files.isReadable(path);
      };
    }
  }
}
