package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import gnomon.engine.review.ChangeKind;
import gnomon.engine.review.Judgement;
import gnomon.server.measure.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether an item worked.
 *
 * @param where values by dimension, several with {@code |}
 * @param comparison the same for a group in which nothing is improved
 * @param wanted how far in the good direction: a fraction where relative, otherwise in the
 *     measure's unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Aim(
    String measure,
    Map<String, String> where,
    @Nullable Map<String, String> comparison,
    LocalDate baselineFrom,
    LocalDate baselineTo,
    ChangeKind kind,
    BigDecimal wanted) {

  Judgement.Wanted wanted(Measure measured) {
    return new Judgement.Wanted(
        kind,
        switch (measured.direction()) {
          case UP -> Judgement.Direction.UP;
          case DOWN -> Judgement.Direction.DOWN;
        },
        wanted.doubleValue());
  }

  Course.Window baseline() {
    return new Course.Window(baselineFrom, baselineTo);
  }

  long baselineDays() {
    return baselineTo.toEpochDay() - baselineFrom.toEpochDay() + 1;
  }
}
