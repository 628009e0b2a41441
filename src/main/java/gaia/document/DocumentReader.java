package gaia.document;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns an original into markdown: text in this process, everything else in one of its own. */
@ApplicationScoped
class DocumentReader {

  /** More than any book holds; a file that unpacks to more is not meant to be read. */
  static final int MOST_CHARACTERS = 20_000_000;

  @Inject Settings settings;
  @Inject DataFolder folder;

  void checkSize(long bytes) {
    long most = settings.integer(Setting.GAIA_MAX_BODY);
    if (bytes > most) {
      throw new UnreadableDocument(
          "The file has %d bytes; at most %d are read (GAIA_MAX_BODY).".formatted(bytes, most));
    }
  }

  /**
   * What the file says.
   *
   * @param breathe called every few milliseconds; may throw to end the reading
   * @throws UnreadableDocument when the content is not what its ending promises, damaged, or too
   *     large to be unpacked
   */
  String read(Path original, DocumentFormat format, Runnable breathe) throws IOException {
    if (format.isText()) {
      return DecodedText.of(Files.readAllBytes(original));
    }
    return new ReaderProcess(folder.internal().resolve("reading"), breathe).read(original, format);
  }
}
