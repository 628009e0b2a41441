package gaia.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import gaia.files.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model in the layout of Hugging Face: what its small files say, in bounded memory. */
record ModelFolder(Path path) {

  private static final long LARGEST_JSON = 4L << 20;

  Path file(String name) {
    return path.resolve(name);
  }

  boolean has(String name) {
    return Files.isRegularFile(file(name));
  }

  /** A file that has to be there. */
  Path required(String name) throws BrokenModel {
    if (!has(name)) {
      throw new BrokenModel(path, "it has no file " + name);
    }
    return file(name);
  }

  /** The content of a JSON file, or a missing node where there is no such file. */
  JsonNode json(String name) throws BrokenModel {
    Path file = file(name);
    if (!has(name)) {
      return MissingNode.getInstance();
    }
    try {
      if (Files.size(file) > LARGEST_JSON) {
        throw new BrokenModel(file, "it is larger than " + LARGEST_JSON + " bytes");
      }
      return Json.mapper().readTree(Files.readAllBytes(file));
    } catch (BrokenModel e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenModel(file, "it cannot be read, or is no valid JSON", e);
    }
  }
}
