package gaia.llamacpp;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The other side of {@link LlamaCpp}: one model, and questions about it over a socket. */
final class LlamaProcess {

  private static final String NATIVE = "/de/kherud/llama/Linux/x86_64/libjllama.so";
  private static final int CONTEXT = 0;
  private static final int BATCH = 4;
  private static final int PHYSICAL_BATCH = 8;
  private static final int THREADS = 16;
  private static final int BATCH_THREADS = 20;
  private static final int KEY_TYPE = 88;
  private static final int VALUE_TYPE = 92;

  /** Which index of a batch's words says of which tokens logits are wanted. */
  private static final int WANTED = 6;

  private static final int HALF = 1;

  private final LlamaLibrary llama;
  private final Pointer model;
  private final Pointer vocabulary;
  private final List<Pointer> adapters = new ArrayList<>();

  private LlamaProcess(LlamaLibrary llama, Path file, List<Path> adapterFiles) {
    this.llama = llama;
    llama.llama_backend_init();
    model =
        required(
            llama.llama_model_load_from_file(file.toString(), llama.llama_model_default_params()),
            file);
    vocabulary = llama.llama_model_get_vocab(model);
    for (Path adapter : adapterFiles) {
      adapters.add(required(llama.llama_adapter_lora_init(model, adapter.toString()), adapter));
    }
  }

  private static Pointer required(Pointer pointer, Path file) {
    if (pointer == null) {
      throw new IllegalStateException("llama.cpp refuses " + file.getFileName());
    }
    return pointer;
  }

  /** Arguments: the port of the one who asks, the model, then adapters. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("llamacpp");
    Path library = folder.resolve("libjllama.so");
    try (InputStream in = LlamaProcess.class.getResourceAsStream(NATIVE)) {
      Files.copy(java.util.Objects.requireNonNull(in), library);
    }
    LlamaLibrary llama = Native.load(library.toString(), LlamaLibrary.class);
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
      answer(llama, Arrays.stream(arguments).skip(1).map(Path::of).toList(), socket);
    } finally {
      Files.deleteIfExists(library);
      Files.deleteIfExists(folder);
      // The library has threads that would not end.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answer(LlamaLibrary llama, List<Path> files, Socket socket)
      throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    try {
      LlamaProcess process = new LlamaProcess(llama, files.get(0), files.subList(1, files.size()));
      out.writeUTF("ready");
      out.flush();
      process.serve(new DataInputStream(socket.getInputStream()), out);
    } catch (IllegalStateException e) {
      out.writeUTF(String.valueOf(e.getMessage()));
      out.flush();
    }
  }

  private void serve(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      switch (in.readUTF()) {
        case "logits" -> logits(in, out);
        case "tokens" -> tokens(in, out);
        default -> {
          return;
        }
      }
      out.flush();
    }
  }

  private void tokens(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] text = in.readUTF().getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[text.length + 16];
    int count =
        llama.llama_tokenize(vocabulary, text, text.length, tokens, tokens.length, false, true);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(tokens[i]);
    }
  }

  private void logits(DataInputStream in, DataOutputStream out) throws IOException {
    float scale = in.readFloat();
    int count = in.readInt();
    Memory tokens = new Memory(4L * count);
    for (int i = 0; i < count; i++) {
      tokens.setInt(4L * i, in.readInt());
    }
    Pointer context = llama.llama_init_from_model(model, context());
    for (Pointer adapter : adapters) {
      llama.llama_set_adapter_lora(context, adapter, scale);
    }
    Memory wanted = new Memory(count);
    wanted.setMemory(0, count, (byte) 1);
    LlamaLibrary.Block batch = llama.llama_batch_get_one(tokens, count);
    batch.content[WANTED] = Pointer.nativeValue(wanted);
    int fault = llama.llama_decode(context, batch);
    if (fault != 0) {
      throw new IllegalStateException("llama_decode says " + fault);
    }
    int width = llama.llama_vocab_n_tokens(vocabulary);
    float[] all = llama.llama_get_logits(context).getFloatArray(0, count * width);
    out.writeInt(width);
    for (float value : all) {
      out.writeFloat(value);
    }
  }

  /** Keys and values are kept as they are. */
  private LlamaLibrary.Block context() {
    LlamaLibrary.Block parameters = llama.llama_context_default_params();
    if (parameters.get(KEY_TYPE) != HALF || parameters.get(VALUE_TYPE) != HALF) {
      throw new IllegalStateException("another llama.h than the one that was read");
    }
    parameters.put(CONTEXT, 512);
    parameters.put(BATCH, 512);
    parameters.put(PHYSICAL_BATCH, 512);
    parameters.put(THREADS, 1);
    parameters.put(BATCH_THREADS, 1);
    parameters.put(KEY_TYPE, 0);
    parameters.put(VALUE_TYPE, 0);
    return parameters;
  }
}
