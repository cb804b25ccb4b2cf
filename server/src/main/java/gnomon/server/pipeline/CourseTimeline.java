package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The course of a deal over the nodes, and how it ended. */
@Component
class CourseTimeline implements TimelineSource {

  private final Deals deals;

  CourseTimeline(Deals deals) {
    this.deals = deals;
  }

  @Override
  public List<TimelineEvent> events(Scope scope, Deal deal) {
    List<TimelineEvent> events = new ArrayList<>();
    for (Visit visit : deals.course(scope, deal)) {
      Text node = nameOf(visit.node());
      events.add(
          new TimelineEvent(
              visit.enteredOn(), "entered", new Text("进入节点：" + node.zh(), "Entered " + node.en())));
    }
    LocalDate closed = deal.closedOn();
    if (closed != null) {
      events.add(new TimelineEvent(closed, deal.state().code(), ending(deal)));
    }
    return events;
  }

  private static Text ending(Deal deal) {
    String reason = deal.lossReason();
    return switch (deal.state()) {
      case OPEN -> throw new IllegalStateException("An open deal has no ending: " + deal);
      case WON -> new Text("赢单", "Won");
      case LOST ->
          reason == null ? new Text("丢单", "Lost") : new Text("丢单：" + reason, "Lost: " + reason);
    };
  }

  static Text nameOf(Node node) {
    return switch (node) {
      case LEAD -> new Text("线索获取", "lead");
      case NEEDS -> new Text("需求挖掘", "needs");
      case PROPOSAL -> new Text("方案呈现", "proposal");
      case OBJECTIONS -> new Text("异议处理", "objections");
      case SIGNING -> new Text("成交签约", "signing");
      case AFTER_SALES -> new Text("售后跟进", "after-sales");
    };
  }
}
