package gaia.lora;

import gaia.files.DataFolder;
import gaia.lora.dataset.TrainingSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where the files of one adapter lie. */
record AdapterFolder(Path path) {

  static final String TRAINING_SET = "training_set.jsonl";
  static final String METADATA = "metadata.json";

  /** What can be taken elsewhere. */
  static final List<String> DOWNLOADS =
      List.of(
          AdapterFiles.PEFT_CONFIG,
          AdapterFiles.PEFT_WEIGHTS,
          AdapterFiles.GGUF,
          METADATA,
          TRAINING_SET);

  /**
   * @param id made by us; anything else is refused
   */
  static AdapterFolder of(DataFolder data, String id) {
    if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
      throw new IllegalArgumentException("not the id of an adapter");
    }
    return new AdapterFolder(data.loraAdapters().resolve(id));
  }

  Path trainingSet() {
    return path.resolve(TRAINING_SET);
  }

  Path checkpoint() {
    return path.resolve("checkpoint").resolve("training.bin");
  }

  Path notes() {
    return path.resolve("checkpoint").resolve("examination.json");
  }

  Path gguf() {
    return path.resolve(AdapterFiles.GGUF);
  }

  /** What the model was taught; empty when it is gone. */
  TrainingSet readTrainingSet() throws IOException {
    return Files.exists(trainingSet())
        ? TrainingSet.ofLines(Files.readString(trainingSet()))
        : new TrainingSet(List.of());
  }

  /**
   * Everything that can be taken elsewhere, as one zip.
   *
   * @param out stays open
   */
  void zip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (String name : DOWNLOADS) {
      if (Files.exists(path.resolve(name))) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(path.resolve(name), zip);
        zip.closeEntry();
      }
    }
    zip.finish();
    zip.flush();
  }

  void deleteCheckpoint() throws IOException {
    delete(path.resolve("checkpoint"));
  }

  /** Removes everything. */
  void delete() throws IOException {
    delete(path);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException fault)
              throws IOException {
            if (fault != null) {
              throw fault;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
