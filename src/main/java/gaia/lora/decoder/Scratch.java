package gaia.lora.decoder;

import gaia.tensor.Panel;

/**
 * What a part of the team needs for one layer only, and the stream that runs through all.
 *
 * @param stream (N, D): the tokens as they are; on the way back, their gradient
 * @param normed (N, D)
 * @param normedBack (N, D): gradient of what was normed
 * @param active (N, F): after the gate
 * @param activeBack (N, F)
 * @param queriesBack (N, queries)
 * @param keysBack (N, keys)
 * @param valuesBack (N, keys)
 * @param contextBack (N, queries)
 * @param scores (sequence, sequence)
 * @param lowBack (N, r)
 */
record Scratch(
    Panel stream,
    Panel normed,
    Panel normedBack,
    Panel active,
    Panel activeBack,
    Panel queriesBack,
    Panel keysBack,
    Panel valuesBack,
    Panel contextBack,
    Panel scores,
    Panel lowBack) {

  static Scratch allocate(DecoderConfig config, Room room, int rank) {
    int n = room.rows();
    int back = room.learning() ? n : 0;
    return new Scratch(
        Panel.allocate(n, config.width()),
        Panel.allocate(n, config.width()),
        Panel.allocate(back, config.width()),
        Panel.allocate(n, config.feedForward()),
        Panel.allocate(back, config.feedForward()),
        Panel.allocate(back, config.queries()),
        Panel.allocate(back, config.keys()),
        Panel.allocate(back, config.keys()),
        Panel.allocate(back, config.queries()),
        Panel.allocate(room.sequence(), room.sequence()),
        Panel.allocate(back, rank));
  }

  Scratch rows(int n, int rank, boolean learning) {
    int back = learning ? n : 0;
    return new Scratch(
        stream.rows(0, n),
        normed.rows(0, n),
        normedBack.rows(0, back),
        active.rows(0, n),
        activeBack.rows(0, back),
        queriesBack.rows(0, back),
        keysBack.rows(0, back),
        valuesBack.rows(0, back),
        contextBack.rows(0, back),
        scores,
        lowBack.block(0, back, 0, rank));
  }
}
