package gnomon.server.ledger;

import gnomon.server.api.Refusal;
import gnomon.server.organization.CompanyChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Amounts are minor units of the base currency: with facts in the ledger it cannot be another one.
 */
@Component
class AmountsStay {

  private final Follower follower;

  AmountsStay(Follower follower) {
    this.follower = follower;
  }

  @EventListener
  void on(CompanyChanged changed) {
    String before = changed.before().currency();
    String after = changed.after().currency();
    if (!before.equals(after) && follower.version().entries() > 0) {
      throw Refusal.conflict(
              "currency_in_use",
              "账上已有以 %s 记的事实，不能改为 %s。".formatted(before, after),
              "The ledger holds facts in %s; the currency cannot become %s."
                  .formatted(before, after))
          .asException();
    }
  }
}
