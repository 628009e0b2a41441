package gaia.lora;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** PyTorch in a process of its own, which does steps when it is told to. */
final class TorchTraining implements AutoCloseable {

  private static final String PYTHON =
      Optional.ofNullable(System.getenv("GAIA_BENCH_PYTHON")).orElse("python3");

  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;
  private final String name;

  private TorchTraining(Process process, String name) throws IOException {
    this.process = process;
    this.name = name;
    to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!answer().startsWith("ready")) {
      throw new IOException("PyTorch does not begin");
    }
  }

  /** What a command of Python prints, where torch can be imported. */
  static Optional<String> version() throws IOException, InterruptedException {
    String say = "import torch, numpy; print(torch.__version__)";
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", say)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(said.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * @param blas a library that it multiplies with instead of its own; empty for its own
   */
  static TorchTraining start(Path script, Path folder, int threads, String blas)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(PYTHON, script.toString(), folder.toString(), Integer.toString(threads)))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    if (!blas.isEmpty()) {
      builder.environment().put("LD_PRELOAD", blas);
    }
    String with = blas.isEmpty() ? "its own BLAS" : Path.of(blas).getFileName().toString();
    return new TorchTraining(builder.start(), "PyTorch, %d thread(s), %s".formatted(threads, with));
  }

  private String answer() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("PyTorch has ended");
    }
    return line;
  }

  /** The seconds that some steps take, and then the loss of each. */
  double[] steps(int count) throws IOException {
    to.println(count);
    return Arrays.stream(answer().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  String name() {
    return name;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
