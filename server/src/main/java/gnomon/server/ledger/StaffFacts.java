package gnomon.server.ledger;

import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.PresenceChanged;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who joined the company and who left it, posted in the organization's transaction. Somebody who
 * goes from one unit to another without a day between does neither.
 */
@Component
class StaffFacts {

  private final Ledger ledger;

  StaffFacts(Ledger ledger) {
    this.ledger = ledger;
  }

  @EventListener
  void on(PresenceChanged changed) {
    List<Entry> facts = new ArrayList<>();
    changed
        .stays()
        .values()
        .forEach(stays ->
            stays.forEach(stay -> {
              facts.add(fact(Kind.STAFF_JOINED, stay.joinedOn(), stay.from(), changed));
              LocalDate left = stay.leftOn();
              if (left != null) {
                facts.add(fact(Kind.STAFF_LEFT, left, stay.to(), changed));
              }
            }));
    List<String> sources = changed.stays().keySet().stream().map(StaffFacts::source).toList();
    ledger.restate(Scope.system(), sources, facts);
  }

  private static String source(long personId) {
    return "person:" + personId;
  }

  private static Entry fact(
      Kind kind, LocalDate day, Membership membership, PresenceChanged changed) {
    String source = source(membership.personId());
    ZoneId history = changed.history();
    return new Entry(
        source,
        source + "/" + kind.code() + "@" + day,
        kind,
        day,
        null,
        new Entry.Who(membership.unitId(), membership.personId(), null, null),
        Dimensions.NONE.withRegion(changed.regions().get(membership.unitId())),
        Numbers.NONE,
        history == null ? null : day.atStartOfDay(history).toInstant(),
        history != null);
  }
}
