/**
 * The graph of what is known: entities, and the facts that join two of them.
 *
 * <p><b>In:</b> entities and facts from {@code knowledge.facts}. <b>Out:</b> neighbourhoods of an
 * entity, the whole graph of a campaign as JSON-LD and as GraphML.
 *
 * <p><b>Decides:</b> how far a neighbourhood reaches and when it is cut off.
 *
 * <p><b>Threads:</b> any; reads only.
 *
 * <p><b>Not here:</b> which facts hold, and which names mean the same ({@code knowledge.facts}).
 */
@NullMarked
package gaia.knowledge.graph;

import org.jspecify.annotations.NullMarked;
