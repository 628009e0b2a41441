package gaia.languagemodel;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How llama-server is called.
 *
 * @param program a name on the path, or a path
 * @param niceness how much further than we the program steps back for others
 * @param threads processors for generating and for reading prompts
 * @param adapters files of LoRA adapters; how much each one counts is said with every request
 */
record LlamaCommand(
    String program,
    Path model,
    int niceness,
    int contextWindow,
    int threads,
    int gpuLayers,
    int batch,
    List<Path> adapters) {

  /** For whoever waits. */
  static final int NORMAL = 0;

  /** Behind everything else: niceness 19, however far from it we are ourselves. */
  static final int LAST = 39;

  LlamaCommand {
    adapters = List.copyOf(adapters);
  }

  LlamaCommand(
      String program,
      Path model,
      int niceness,
      int contextWindow,
      int threads,
      int gpuLayers,
      int batch) {
    this(program, model, niceness, contextWindow, threads, gpuLayers, batch, List.of());
  }

  LlamaCommand with(List<Path> files) {
    return new LlamaCommand(
        program, model, niceness, contextWindow, threads, gpuLayers, batch, files);
  }

  /** The program's file, where there is one. */
  Optional<Path> found(String searchPath) {
    if (program.contains(File.separator)) {
      return Optional.of(Path.of(program)).filter(Files::isExecutable);
    }
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** One slot: background work has a process of its own, and persons rarely ask together. */
  List<String> line(Path file, int port) {
    List<String> line =
        new ArrayList<>(
            List.of(
                file.toString(),
                "--model",
                model.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--ctx-size",
                Integer.toString(contextWindow),
                "--threads",
                Integer.toString(threads),
                "--n-gpu-layers",
                Integer.toString(gpuLayers),
                "--batch-size",
                Integer.toString(batch),
                "--parallel",
                "1"));
    for (Path adapter : adapters) {
      line.add("--lora");
      line.add(adapter.toString());
    }
    return line;
  }
}
