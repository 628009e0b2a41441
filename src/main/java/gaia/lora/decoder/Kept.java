package gaia.lora.decoder;

import gaia.tensor.Panel;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the way back through a layer needs of the way there.
 *
 * @param entered (N, D) before attention
 * @param middle (N, D) before the feed-forward part
 * @param queries (N, queries), turned
 * @param keys (N, keys), turned
 * @param values (N, keys)
 * @param rawQueries before their norm and turn, where the model norms them
 * @param attention (heads × N, sequence): what each token looks at
 * @param context (N, queries): what it sees
 * @param gate (N, F) before the gate; its gradient afterwards
 * @param up (N, F); its gradient afterwards
 * @param low (N, r) for each target: scale × input × Aᵀ
 */
record Kept(
    Panel entered,
    Panel middle,
    Panel queries,
    Panel keys,
    Panel values,
    @Nullable Panel rawQueries,
    @Nullable Panel rawKeys,
    Panel attention,
    Panel context,
    Panel gate,
    Panel up,
    Map<Linear, Panel> low) {

  static Kept allocate(DecoderConfig config, Room room, boolean normed, int rank) {
    int n = room.rows();
    Map<Linear, Panel> low = new EnumMap<>(Linear.class);
    for (Linear linear : Linear.values()) {
      low.put(linear, Panel.allocate(n, rank));
    }
    return new Kept(
        Panel.allocate(n, config.width()),
        Panel.allocate(n, config.width()),
        Panel.allocate(n, config.queries()),
        Panel.allocate(n, config.keys()),
        Panel.allocate(n, config.keys()),
        normed ? Panel.allocate(n, config.queries()) : null,
        normed ? Panel.allocate(n, config.keys()) : null,
        Panel.allocate(config.heads() * n, room.sequence()),
        Panel.allocate(n, config.queries()),
        Panel.allocate(n, config.feedForward()),
        Panel.allocate(n, config.feedForward()),
        low);
  }

  /** The same memory for fewer tokens; attention keeps the distance of its heads. */
  Kept rows(int n, int rank) {
    Map<Linear, Panel> fewer = new EnumMap<>(Linear.class);
    low.forEach((linear, panel) -> fewer.put(linear, panel.block(0, n, 0, rank)));
    return new Kept(
        entered.rows(0, n),
        middle.rows(0, n),
        queries.rows(0, n),
        keys.rows(0, n),
        values.rows(0, n),
        rawQueries == null ? null : rawQueries.rows(0, n),
        rawKeys == null ? null : rawKeys.rows(0, n),
        attention,
        context.rows(0, n),
        gate.rows(0, n),
        up.rows(0, n),
        fewer);
  }
}
