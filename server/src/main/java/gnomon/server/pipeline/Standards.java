package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The conversion baselines and dwell limits of the nodes (P2): dated data. */
@Service
public class Standards {

  private static final BigDecimal LONGEST = BigDecimal.valueOf(10_000);

  private final Database database;
  private final StandardRepository repository;

  Standards(Database database, StandardRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  /** All of them, later ones first. */
  public List<Standard> all(Scope scope) {
    return database.read(scope, _ -> repository.all());
  }

  public StandardsOfDay on(Scope scope, LocalDate day) {
    return StandardsOfDay.of(all(scope), day);
  }

  /** Sets what holds from a day on; a second time on the same day replaces the first. */
  public void set(Scope scope, Standard standard) {
    requirePossible(standard.conversion(), standard.dwellDays());
    if (standard.node() == Node.AFTER_SALES && standard.conversion() != null) {
      throw Refusal.invalid(
              "last_node",
              "conversion",
              "售后是最后一个环节，没有转化基线；请只填停留上限。",
              "After-sales is the last node and converts into nothing. Maybe set its dwell limit only.")
          .asException();
    }
    database.change(
        scope,
        _ -> {
          repository.save(standard);
          repository.announce();
        });
  }

  private static void requirePossible(
      @Nullable BigDecimal conversion, @Nullable BigDecimal dwellDays) {
    if (conversion != null
        && (conversion.signum() < 0 || conversion.compareTo(BigDecimal.ONE) > 0)) {
      throw Refusal.invalid(
              "invalid_conversion",
              "conversion",
              "转化基线“%s”应在 0 和 1 之间，例如 0.3。".formatted(conversion.toPlainString()),
              "The conversion \"%s\" must lie between 0 and 1, such as 0.3."
                  .formatted(conversion.toPlainString()))
          .asException();
    }
    if (dwellDays != null && (dwellDays.signum() <= 0 || dwellDays.compareTo(LONGEST) > 0)) {
      throw Refusal.invalid(
              "invalid_dwell",
              "dwellDays",
              "停留上限“%s”应大于 0 且不超过 %s 天。".formatted(dwellDays.toPlainString(), LONGEST),
              "The dwell limit \"%s\" must be more than 0 and at most %s days."
                  .formatted(dwellDays.toPlainString(), LONGEST))
          .asException();
    }
  }
}
