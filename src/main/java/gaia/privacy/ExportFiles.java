package gaia.privacy;

import com.fasterxml.jackson.databind.ObjectWriter;
import gaia.files.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of an export, written one after the other into a zip. Used by one thread. */
public final class ExportFiles {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}\\.[a-z0-9]{1,10}");
  private static final ObjectWriter JSON = Json.mapper().writerWithDefaultPrettyPrinter();

  private final ZipOutputStream zip;
  private final String folder;
  private long count;

  ExportFiles(OutputStream out) {
    this(new ZipOutputStream(out, StandardCharsets.UTF_8), "");
  }

  private ExportFiles(ZipOutputStream zip, String folder) {
    this.zip = zip;
    this.folder = folder;
  }

  /** The same zip, one folder down. */
  ExportFiles below(String name) {
    return new ExportFiles(zip, folder + name + "/");
  }

  /** A value as JSON. */
  public void json(String name, Object value) throws IOException {
    text(name, JSON.writeValueAsString(value) + "\n");
  }

  public void text(String name, String content) throws IOException {
    begin(name);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** A file as it lies on disk; nothing when it is not there. */
  public void copy(String name, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      begin(name);
      Files.copy(file, zip);
      zip.closeEntry();
    }
  }

  private void begin(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a file name: " + name.length() + " characters");
    }
    zip.putNextEntry(new ZipEntry(folder + name));
    count++;
  }

  /** How many files were written through this object. */
  long count() {
    return count;
  }

  /** Makes the zip whole; without this no program can open it. */
  void finish() throws IOException {
    zip.finish();
    zip.flush();
  }
}
