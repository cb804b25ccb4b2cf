package gnomon.server.activity;

import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.Person;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deed;
import gnomon.server.pipeline.TimelineEvent;
import gnomon.server.pipeline.TimelineSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The visits, calls and reports of a deal. */
@Component
class ActivityTimeline implements TimelineSource {

  private final Activities activities;
  private final Organization organization;

  ActivityTimeline(Activities activities, Organization organization) {
    this.activities = activities;
    this.organization = organization;
  }

  @Override
  public List<TimelineEvent> events(Scope scope, Deal deal) {
    return activities.ofDeal(scope, deal.id()).stream()
        .map(
            activity -> new TimelineEvent(activity.day(), activity.kind().code(), textOf(activity)))
        .toList();
  }

  @Override
  public List<Deed> deeds(Scope scope, Deal deal) {
    People people = organization.people(scope);
    return activities.ofDeal(scope, deal.id()).reversed().stream()
        .map(activity ->
            new Deed(
                ActivityLog.idOf(activity),
                activity.kind().code(),
                activity.day(),
                people.find(activity.personId()).map(Person::name).orElse(""),
                activity.text()))
        .toList();
  }

  @Override
  public Map<Long, LocalDate> lastContacts(Scope scope, Collection<Long> customerIds) {
    return activities.lastContacts(scope, customerIds);
  }

  private static Text textOf(Activity activity) {
    Text kind =
        switch (activity.kind()) {
          case VISIT -> new Text("拜访", "Visit");
          case CALL -> new Text("电话", "Call");
          case NEEDS_REPORT -> new Text("需求报告", "Needs report");
        };
    String text = activity.text();
    return text == null ? kind : new Text(kind.zh() + "：" + text, kind.en() + ": " + text);
  }
}
