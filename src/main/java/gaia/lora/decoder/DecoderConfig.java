package gaia.lora.decoder;

/**
 * The shape of a model.
 *
 * @param width D
 * @param headSize numbers of one head
 * @param feedForward F
 * @param vocabulary V
 * @param contextLength the longest sequence it was made for
 * @param epsilon of the norms
 * @param rotary how positions turn queries and keys
 */
public record DecoderConfig(
    Architecture architecture,
    int width,
    int layers,
    int heads,
    int kvHeads,
    int headSize,
    int feedForward,
    int vocabulary,
    int contextLength,
    float epsilon,
    RotaryConfig rotary) {

  private static final int MOST = 1 << 20;

  /** Checks what a header claims before memory is taken for it. */
  DecoderConfig checked() throws UnusableModel {
    check("width", width);
    check("number of layers", layers);
    check("number of heads", heads);
    check("number of key heads", kvHeads);
    check("size of a head", headSize);
    check("width of the feed-forward part", feedForward);
    check("vocabulary", vocabulary);
    check("context length", Math.min(contextLength, MOST));
    if (heads % kvHeads != 0) {
      throw new UnusableModel(heads + " heads cannot share " + kvHeads + " key heads.");
    }
    if (rotary.dimensions() > headSize || rotary.dimensions() % 2 != 0) {
      throw new UnusableModel(
          "Positions cannot turn %d numbers of heads of %d."
              .formatted(rotary.dimensions(), headSize));
    }
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new UnusableModel("The norms have the epsilon " + epsilon + ".");
    }
    return this;
  }

  private static void check(String what, int value) throws UnusableModel {
    if (value < 1 || value > MOST) {
      throw new UnusableModel("The model's header gives the %s as %d.".formatted(what, value));
    }
  }

  /** Numbers of all query heads of a token. */
  int queries() {
    return heads * headSize;
  }

  /** Numbers of all key heads of a token. */
  int keys() {
    return kvHeads * headSize;
  }

  /** Numbers of the weights of one layer, without norms. */
  long layerWeights() {
    long sum = 0;
    for (Linear linear : Linear.values()) {
      sum += (long) linear.inputs(this) * linear.outputs(this);
    }
    return sum;
  }
}
