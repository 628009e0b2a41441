package gaia.lora.decoder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small vocabularies, as the keys of GGUF files. */
public final class Vocabularies {

  private static final int NORMAL = 1;
  private static final int UNKNOWN = 2;
  private static final int CONTROL = 3;
  private static final int BYTE = 6;

  /** Pieces of words, the likeliest first; letters join to the longer ones. */
  private static final List<String> WORDS =
      List.of(
          ("\u2581t he \u2581the in er \u2581a on \u2581s re la \u2581la "
                  + "\u2581lan tern \u2581lantern te rn an \u00fc \u2581 a b c d e f g h i "
                  + "j k l m n o p q r s t u v w x y z . ? ,")
              .trim()
              .split(" "));

  /** Pairs that are joined, in this order. */
  private static final List<String> MERGES =
      List.of(
          ("\u0120 t|h e|\u0120t he|i n|e r|\u0120 a|o n|r e|\u0120 l|\u0120l an|"
                  + "a n|\u0120l an|t er|ter n|1 2|12 3|\u010a \u010a|\u0120 \u0120|u s|"
                  + "us er")
              .split("[|]"));

  private Vocabularies() {}

  /** SentencePiece: three markers, 256 bytes, letters and some words that letters join to. */
  public static Map<String, Object> sentencePiece() {
    List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
    List<Integer> types = new ArrayList<>(List.of(UNKNOWN, CONTROL, CONTROL));
    List<Float> scores = new ArrayList<>(List.of(0f, 0f, 0f));
    for (int b = 0; b < 256; b++) {
      tokens.add(String.format(Locale.ROOT, "<0x%02X>", b));
      types.add(BYTE);
      scores.add(0f);
    }
    for (int i = 0; i < WORDS.size(); i++) {
      tokens.add(WORDS.get(i));
      types.add(NORMAL);
      scores.add(-(float) i);
    }
    Map<String, Object> keys = keys("llama", tokens, types);
    keys.put("tokenizer.ggml.scores", scores);
    keys.put("tokenizer.ggml.bos_token_id", 1);
    keys.put("tokenizer.ggml.eos_token_id", 2);
    keys.put("tokenizer.ggml.unknown_token_id", 0);
    return keys;
  }

  /** Byte-level pairs: markers, all bytes, some pairs. */
  public static Map<String, Object> bytePairs(String split) {
    List<String> tokens = new ArrayList<>(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
    List<Integer> types = new ArrayList<>(List.of(CONTROL, CONTROL, CONTROL));
    char next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = b > ' ' && b < 127 || b > 160 && b != 173;
      tokens.add(String.valueOf(visible ? (char) b : next++));
      types.add(NORMAL);
    }
    for (String merge : MERGES) {
      String joined = merge.replace(" ", "");
      if (!tokens.contains(joined)) {
        tokens.add(joined);
        types.add(NORMAL);
      }
    }
    Map<String, Object> keys = keys("gpt2", tokens, types);
    keys.put("tokenizer.ggml.pre", split);
    keys.put("tokenizer.ggml.merges", MERGES);
    keys.put("tokenizer.ggml.bos_token_id", 0);
    keys.put("tokenizer.ggml.eos_token_id", 2);
    keys.put("tokenizer.ggml.add_bos_token", false);
    return keys;
  }

  private static Map<String, Object> keys(String kind, List<String> tokens, List<Integer> types) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("tokenizer.ggml.model", kind);
    keys.put("tokenizer.ggml.tokens", tokens);
    keys.put("tokenizer.ggml.token_type", types);
    return keys;
  }
}
