package gaia.knowledge.extraction;

/**
 * An item of one part of a conversation, before the parts are joined.
 *
 * @param key items with the same key in the same section are one
 */
record Found(Section section, Item item, String key) {}
