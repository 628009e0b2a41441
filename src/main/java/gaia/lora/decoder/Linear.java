package gaia.lora.decoder;

/** The linear maps of a layer, which are what an adapter can change. */
public enum Linear {
  QUERY("attn_q", "self_attn.q_proj"),
  KEY("attn_k", "self_attn.k_proj"),
  VALUE("attn_v", "self_attn.v_proj"),
  OUTPUT("attn_output", "self_attn.o_proj"),
  GATE("ffn_gate", "mlp.gate_proj"),
  UP("ffn_up", "mlp.up_proj"),
  DOWN("ffn_down", "mlp.down_proj");

  private final String gguf;
  private final String hub;

  Linear(String gguf, String hub) {
    this.gguf = gguf;
    this.hub = hub;
  }

  /** Numbers of a row before. */
  public int inputs(DecoderConfig config) {
    return switch (this) {
      case OUTPUT -> config.queries();
      case DOWN -> config.feedForward();
      default -> config.width();
    };
  }

  /** Numbers of a row after. */
  public int outputs(DecoderConfig config) {
    return switch (this) {
      case QUERY -> config.queries();
      case KEY, VALUE -> config.keys();
      case GATE, UP -> config.feedForward();
      default -> config.width();
    };
  }

  /** The name of its weights in a GGUF file, without an ending. */
  public String inGguf(int layer) {
    return "blk." + layer + "." + gguf;
  }

  /** The name of its weights in the layout of Hugging Face, without an ending. */
  public String inHub(int layer) {
    return "model.layers." + layer + "." + hub;
  }

  /** The last part of that name, by which PEFT knows it. */
  public String module() {
    return hub.substring(hub.indexOf('.') + 1);
  }
}
