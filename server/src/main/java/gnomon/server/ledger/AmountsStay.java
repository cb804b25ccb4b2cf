package gnomon.server.ledger;

import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.CompanyChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Amounts are minor units of the base currency: with amounts in the ledger it cannot be another
 * one.
 */
@Component
class AmountsStay {

  private final Database database;
  private final CellRepository cells;

  AmountsStay(Database database, CellRepository cells) {
    this.database = database;
    this.cells = cells;
  }

  @EventListener
  void on(CompanyChanged changed) {
    String before = changed.before().currency();
    String after = changed.after().currency();
    if (!before.equals(after) && database.read(Scope.system(), _ -> cells.holdAmounts())) {
      throw Refusal.conflict(
              "currency_in_use",
              "账上已有以 %s 记的事实，不能改为 %s。".formatted(before, after),
              "The ledger holds facts in %s; the currency cannot become %s."
                  .formatted(before, after))
          .asException();
    }
  }
}
