package gaia.llamacpp;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** What is used of llama.h. */
public interface LlamaLibrary extends Library {

  /** Larger than any structure of llama.h; such ones are passed and returned on the stack. */
  @Structure.FieldOrder("content")
  class Block extends Structure implements Structure.ByValue {
    public long[] content = new long[32];

    void put(int offset, int value) {
      int index = offset / 8;
      int shift = offset % 8 * 8;
      content[index] = content[index] & ~(0xffffffffL << shift) | (value & 0xffffffffL) << shift;
    }

    int get(int offset) {
      return (int) (content[offset / 8] >> offset % 8 * 8);
    }
  }

  interface Log extends com.sun.jna.Callback {
    void invoke(int level, String text, Pointer data);
  }

  void llama_log_set(Log log, Pointer data);

  void llama_backend_init();

  Block llama_model_default_params();

  Pointer llama_model_load_from_file(String path, Block parameters);

  Pointer llama_model_get_vocab(Pointer model);

  int llama_vocab_n_tokens(Pointer vocabulary);

  Block llama_context_default_params();

  Pointer llama_init_from_model(Pointer model, Block parameters);

  Pointer llama_adapter_lora_init(Pointer model, String path);

  int llama_set_adapter_lora(Pointer context, Pointer adapter, float scale);

  Block llama_batch_get_one(Memory tokens, int count);

  int llama_decode(Pointer context, Block batch);

  Pointer llama_get_logits(Pointer context);

  int llama_tokenize(
      Pointer vocabulary,
      byte[] text,
      int length,
      int[] tokens,
      int most,
      boolean special,
      boolean markers);
}
