package gnomon.server.target;

import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.CompanyChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans are made for fiscal years: with a plan in place the year cannot begin in another month. */
@Component
class YearsStay {

  private final Database database;
  private final TargetRepository repository;

  YearsStay(Database database, TargetRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  @EventListener
  void on(CompanyChanged changed) {
    int before = changed.before().fiscalYearStart();
    int after = changed.after().fiscalYearStart();
    if (before != after && hasPlans()) {
      throw Refusal.conflict(
              "fiscal_year_in_use",
              "已有按 %d 月起的财年制定的计划，不能改为 %d 月。".formatted(before, after),
              "There are plans for fiscal years that begin in month %d; it cannot become month %d."
                  .formatted(before, after))
          .asException();
    }
  }

  private boolean hasPlans() {
    return !database.read(Scope.system(), _ -> repository.all()).isEmpty();
  }
}
