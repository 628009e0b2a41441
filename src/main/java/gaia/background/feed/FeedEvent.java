package gaia.background.feed;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param number counts up by one from 1
 * @param owner who may see it; null for everybody
 * @param body plain values, turned into JSON when it is sent
 */
public record FeedEvent(long number, String kind, @Nullable String owner, Object body) {}
