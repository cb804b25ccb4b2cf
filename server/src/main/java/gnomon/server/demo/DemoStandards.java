package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import gnomon.server.database.Scope;
import gnomon.server.pipeline.Standard;
import gnomon.server.pipeline.Standards;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the demo company expects of its nodes; of education's proposals less than elsewhere. */
@Component
class DemoStandards {

  private final Standards standards;

  DemoStandards(Standards standards) {
    this.standards = standards;
  }

  void set(LocalDate from) {
    boolean isSet =
        standards.all(Scope.everything()).stream()
            .anyMatch(standard -> standard.validFrom().equals(from));
    if (isSet) {
      return;
    }
    set(Node.LEAD, null, "0.30", "6", from);
    set(Node.NEEDS, null, "0.65", "8", from);
    set(Node.PROPOSAL, null, "0.62", "8", from);
    set(Node.PROPOSAL, Line.EDUCATION, "0.40", null, from);
    set(Node.OBJECTIONS, null, "0.75", "2", from);
    set(Node.SIGNING, null, "0.85", "4", from);
  }

  private void set(
      Node node, @Nullable Line line, String conversion, @Nullable String days, LocalDate from) {
    standards.set(
        Scope.everything(),
        new Standard(
            node,
            line == null ? null : line.text(),
            new BigDecimal(conversion),
            days == null ? null : new BigDecimal(days),
            from));
  }
}
