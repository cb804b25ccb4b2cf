package gnomon.engine.pipeline;

import gnomon.engine.measure.Quantiles;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The funnel of cases whose whole course is known.
 *
 * <p>A case counts once at each node that it entered, from its first entry on: forward if any later
 * node or winning followed, else lost if an end without a win followed, else open. Conversion =
 * forward ÷ entered. Stays count every finished visit. The mean won amount is that of the won cases
 * with an amount.
 *
 * <p>Worked example: of lead → needs → won, case 1 goes lead (day 0), needs (day 2), won (day 5);
 * case 2 goes lead (day 0), lost (day 1). Lead: 2 entered, 1 forward, 1 lost, conversion 0.5, mean
 * stay 1.5 days; needs: 1 entered, 1 forward, stay 3 days.
 */
public final class CaseFunnel {

  private static final double SECONDS_A_DAY = 86_400;

  private CaseFunnel() {}

  public static Funnel of(SalesProcess process, List<CaseCourse> cases) {
    OptionalDouble mean = meanWonAmount(process, cases);
    List<FunnelNode> nodes =
        IntStream.range(0, process.nodes().size())
            .mapToObj(position -> node(process, cases, position))
            .toList();
    return Funnel.of(nodes, Funnel.Basis.ENTERED, mean.isPresent() ? mean.getAsDouble() : null);
  }

  private static OptionalDouble meanWonAmount(SalesProcess process, List<CaseCourse> cases) {
    return cases.stream()
        .filter(one -> one.isWon(process))
        .map(CaseCourse::amount)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .average();
  }

  private static FunnelNode node(SalesProcess process, List<CaseCourse> cases, int position) {
    SalesProcess.Stage stage = process.nodes().get(position);
    long entered = 0;
    long forward = 0;
    long lost = 0;
    for (CaseCourse one : cases) {
      if (!one.entered(stage.id())) {
        continue;
      }
      entered++;
      if (one.wentForward(process, position)) {
        forward++;
      } else if (one.wasLost(process, position)) {
        lost++;
      }
    }
    boolean isLast = process.isLast(position);
    return new FunnelNode(
        stage.id(),
        entered,
        forward,
        lost,
        isLast,
        isLast ? null : stage.conversion(),
        dwell(stage.id(), cases),
        stage.dwellDays());
  }

  private static @Nullable Dwell dwell(String node, List<CaseCourse> cases) {
    long[] seconds =
        cases.stream()
            .flatMapToLong(one -> one.finishedVisits(node).mapToLong(one::seconds))
            .toArray();
    if (seconds.length == 0) {
      return null;
    }
    return new Dwell(
        Arrays.stream(seconds).average().orElseThrow() / SECONDS_A_DAY,
        days(Quantiles.median(seconds).orElseThrow()),
        days(Quantiles.p90(seconds).orElseThrow()),
        seconds.length);
  }

  private static double days(BigDecimal seconds) {
    return seconds.doubleValue() / SECONDS_A_DAY;
  }
}
