package gaia.privacy;

/**
 * How much of one kind a room holds of a conversation.
 *
 * @param kind stable name, {@code [a-z_]+}, such as {@code messages}
 * @param count 0 or more
 */
public record Holding(String kind, long count) {}
