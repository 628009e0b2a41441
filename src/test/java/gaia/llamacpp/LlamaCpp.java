package gaia.llamacpp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model loaded by llama.cpp, for tests. One caller. */
public final class LlamaCpp implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 120_000;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;

  private LlamaCpp(Process process, Socket socket) throws IOException {
    this.process = process;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  /** The library brings native code for this kind of machine. */
  public static boolean runsHere() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /**
   * @throws IllegalStateException when llama.cpp refuses one of the files
   */
  public static LlamaCpp load(Path model, Path... adapters) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    line.add(System.getProperty("java.class.path"));
    line.add(LlamaProcess.class.getName());
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      line.add(Integer.toString(door.getLocalPort()));
      line.add(model.toString());
      for (Path adapter : adapters) {
        line.add(adapter.toString());
      }
      door.setSoTimeout(PATIENCE_MILLIS);
      Process process =
          new ProcessBuilder(line)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      LlamaCpp llama = new LlamaCpp(process, door.accept());
      String answer = llama.in.readUTF();
      if (!answer.equals("ready")) {
        llama.close();
        throw new IllegalStateException(answer);
      }
      return llama;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of a text, markers counting as what they control. */
  public int[] tokens(String text) {
    try {
      out.writeUTF("tokens");
      out.writeUTF(text);
      out.flush();
      int[] tokens = new int[in.readInt()];
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] = in.readInt();
      }
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The logits after every token.
   *
   * @param scale of the adapters
   */
  public float[][] logits(int[] tokens, float scale) {
    try {
      out.writeUTF("logits");
      out.writeFloat(scale);
      out.writeInt(tokens.length);
      for (int token : tokens) {
        out.writeInt(token);
      }
      out.flush();
      float[][] logits = new float[tokens.length][in.readInt()];
      for (float[] row : logits) {
        for (int i = 0; i < row.length; i++) {
          row[i] = in.readFloat();
        }
      }
      return logits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
