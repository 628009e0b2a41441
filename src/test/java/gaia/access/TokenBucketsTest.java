package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void a_full_bucket_admits_as_many_as_fit_and_then_one_for_each_token_that_flows_in() {
    TokenBuckets buckets = new TokenBuckets(2, 3);

    assertThat(taken(buckets, "a", 0, 10)).isEqualTo(3);
    assertThat(taken(buckets, "a", SECOND, 10)).isEqualTo(2);
    assertThat(taken(buckets, "a", 100 * SECOND, 10)).isEqualTo(3);
  }

  @Test
  void one_caller_does_not_empty_the_bucket_of_another() {
    TokenBuckets buckets = new TokenBuckets(1, 2);

    taken(buckets, "loud", 0, 100);

    assertThat(buckets.take("quiet", 0)).isTrue();
  }

  @Test
  void looking_takes_nothing() {
    TokenBuckets buckets = new TokenBuckets(1, 1);

    assertThat(buckets.hasOne("a", 0)).isTrue();
    assertThat(buckets.hasOne("a", 0)).isTrue();
    buckets.take("a", 0);
    assertThat(buckets.hasOne("a", 0)).isFalse();
  }

  @Test
  void callers_without_number_take_no_memory_without_end() {
    TokenBuckets buckets = new TokenBuckets(1, 10);

    for (int i = 0; i < 50_000; i++) {
      buckets.take("caller " + i, i * 1000L);
    }

    assertThat(buckets.keys()).isLessThanOrEqualTo(10_001);
  }

  @Property(tries = 200)
  void never_more_than_the_size_and_what_flowed_in(
      @ForAll @IntRange(min = 1, max = 50) int rate,
      @ForAll @IntRange(min = 1, max = 50) int size,
      @ForAll @IntRange(min = 1, max = 400) int asked) {
    TokenBuckets buckets = new TokenBuckets(rate, size);
    int admitted = 0;
    for (int i = 0; i < asked; i++) {
      admitted += buckets.take("a", i * SECOND / 100) ? 1 : 0;
    }

    assertThat(admitted).isLessThanOrEqualTo(size + (int) Math.ceil(rate * asked / 100.0));
    assertThat(admitted).isGreaterThanOrEqualTo(Math.min(asked, size));
  }

  private static int taken(TokenBuckets buckets, String key, long nanos, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      admitted += buckets.take(key, nanos) ? 1 : 0;
    }
    return admitted;
  }
}
