package gaia.lora.tokenizer;

/**
 * How a model was taught to see chats. Templates come as programs; as llama.cpp does, they are told
 * apart by the markers that they write.
 */
public enum ChatTemplate {
  /** Qwen, SmolLM and many others; also what is taken where a model names none. */
  CHATML("<|im_start|>user\n%s<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>", ""),
  LLAMA3(
      "<|start_header_id|>user<|end_header_id|>\n\n%s<|eot_id|>"
          + "<|start_header_id|>assistant<|end_header_id|>\n\n",
      "<|eot_id|>", ""),
  /** Llama 2 and Mistral. */
  INSTRUCTION("[INST] %s [/INST]", null, " "),
  /** Zephyr and TinyLlama. */
  ZEPHYR("<|user|>\n%s%s\n<|assistant|>\n", null, "");

  private final String question;
  private final @org.jspecify.annotations.Nullable String end;
  private final String beforeAnswer;

  ChatTemplate(
      String question, @org.jspecify.annotations.Nullable String end, String beforeAnswer) {
    this.question = question;
    this.end = end;
    this.beforeAnswer = beforeAnswer;
  }

  /**
   * @throws UnusableTokenizer when the template is none of those that are known
   */
  public static ChatTemplate of(Vocabulary vocabulary) throws UnusableTokenizer {
    String given = vocabulary.template();
    if (given.isBlank() || given.contains("<|im_start|>")) {
      return CHATML;
    }
    if (given.contains("<|start_header_id|>") && given.contains("<|end_header_id|>")) {
      return LLAMA3;
    }
    if (given.contains("[INST]") && !given.contains("[SYSTEM_PROMPT]")) {
      return INSTRUCTION;
    }
    if (given.contains("<|user|>") && given.contains("eos_token")) {
      return ZEPHYR;
    }
    throw new UnusableTokenizer(
        "The model's chat template is not one of those that are known:"
            + " ChatML, Llama 3, [INST], Zephyr.");
  }

  /** The tokens that a person's question becomes, up to where the answer begins. */
  public int[] question(Tokenizer tokenizer, String text) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    String clean = vocabulary.withoutMarkers(text).strip();
    int[] tokens = tokenizer.encode(question.formatted(clean, endText(vocabulary)));
    return vocabulary.addsBegin() && vocabulary.begin() >= 0
        ? concat(new int[] {vocabulary.begin()}, tokens)
        : tokens;
  }

  /** The tokens of an answer, with what ends it. */
  public int[] answer(Tokenizer tokenizer, String text) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    String clean = beforeAnswer + vocabulary.withoutMarkers(text).strip();
    return tokenizer instanceof SentencePieceTokenizer
        ? concat(insideSentence(tokenizer, clean), tokenizer.encode(endText(vocabulary)))
        : tokenizer.encode(clean + endText(vocabulary));
  }

  /** SentencePiece begins a text with a space; here it goes on, so one space less is given. */
  private static int[] insideSentence(Tokenizer tokenizer, String text) {
    if (text.startsWith(" ")) {
      return tokenizer.encode(text.substring(1));
    }
    int[] behindLine = tokenizer.encode("\n" + text);
    int[] line = tokenizer.encode("\n");
    return java.util.Arrays.copyOfRange(behindLine, line.length, behindLine.length);
  }

  private String endText(Vocabulary vocabulary) {
    if (end != null && vocabulary.marker(end).isPresent()) {
      return end;
    }
    return vocabulary.end() < 0 ? "" : vocabulary.tokens().get(vocabulary.end());
  }

  private static int[] concat(int[] first, int[] second) {
    int[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
