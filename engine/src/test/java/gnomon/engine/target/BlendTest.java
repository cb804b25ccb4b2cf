package gnomon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import gnomon.engine.target.Blend.Factor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T4: market potential, capacity and history make a share that explains itself. */
class BlendTest {

  private static final Blend REGIONS =
      new Blend(
          4,
          List.of(
              new Factor("potential", 0.5, List.of(40.0, 30.0, 20.0, 10.0)),
              new Factor("capacity", 0.3, List.of(30.0, 30.0, 25.0, 15.0)),
              new Factor("last year", 0.2, List.of(35.0, 35.0, 20.0, 10.0))));

  @Test
  void MT2_the_shares_of_a_hundred_million_are_36_31_21_5_and_11_5() {
    var parts = IntStream.range(0, 4).mapToObj(i -> Part.of("r" + i, REGIONS.share(i))).toList();
    var split = (Split.Exact) Split.of(10_000_000_000L, 100, parts);
    assertThat(split.amounts())
        .containsExactly(3_600_000_000L, 3_100_000_000L, 2_150_000_000L, 1_150_000_000L);
  }

  @Test
  void MT2_the_share_of_east_is_20_and_9_and_7() {
    assertThat(REGIONS.terms(0).get(0)).isCloseTo(0.20, within(1e-12));
    assertThat(REGIONS.terms(0).get(1)).isCloseTo(0.09, within(1e-12));
    assertThat(REGIONS.terms(0).get(2)).isCloseTo(0.07, within(1e-12));
  }

  @Test
  void a_factor_without_values_leaves_its_importance_to_the_others() {
    var blend =
        new Blend(
            2,
            List.of(
                new Factor("potential", 0.5, List.of(3.0, 1.0)),
                new Factor("last year", 0.5, List.of(0.0, 0.0))));
    assertThat(blend.terms(0)).containsExactly(0.75, 0.0);
  }

  @Test
  void nothing_known_gives_equal_shares() {
    assertThat(new Blend(4, List.of()).share(2)).isEqualTo(0.25);
    var unknown = new Factor("potential", 1, List.of(0.0, 0.0));
    assertThat(new Blend(2, List.of(unknown)).share(1)).isEqualTo(0.5);
  }

  @Test
  void a_factor_with_too_few_values_is_refused() {
    var factor = new Factor("potential", 1, List.of(1.0));
    assertThat(catchThrowable(() -> new Blend(2, List.of(factor))))
        .hasMessageContaining("potential has 1 values for 2 siblings");
  }
}
