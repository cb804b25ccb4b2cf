package gnomon.server.activity;

import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.TimelineEvent;
import gnomon.server.pipeline.TimelineSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The visits, calls and reports of a deal. */
@Component
class ActivityTimeline implements TimelineSource {

  private final Activities activities;

  ActivityTimeline(Activities activities) {
    this.activities = activities;
  }

  @Override
  public List<TimelineEvent> events(Scope scope, Deal deal) {
    return activities.ofDeal(scope, deal.id()).stream()
        .map(
            activity -> new TimelineEvent(activity.day(), activity.kind().code(), textOf(activity)))
        .toList();
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
