package gaia.lora.decoder;

import gaia.tensor.Panel;

/**
 * Two thin matrices: Hu et al., "LoRA", 2021.
 *
 * @param a (r, inputs)
 * @param b (outputs, r)
 */
public record LowRank(Panel a, Panel b) {

  static LowRank zeros(int inputs, int outputs, int rank) {
    return new LowRank(Panel.allocate(rank, inputs), Panel.allocate(outputs, rank));
  }
}
