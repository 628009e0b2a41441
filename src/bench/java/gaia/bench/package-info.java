/**
 * Benchmarks and trials: programs that show what the house promises, each a command of its own that
 * prints a small table. They run by hand, never in the tests, because they take long, need a quiet
 * machine, or compare with other people's libraries.
 *
 * <p>{@code mvn -Pbench test-compile exec:exec -Dbench=gaia.bench.Name -Dbench.args="..."}; those
 * that start whole servers need {@code mvn package} and the unpacked runtime first, as {@code mvn
 * verify} leaves them.
 */
@NullMarked
package gaia.bench;

import org.jspecify.annotations.NullMarked;
