package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The course of a deal over the nodes, and how it ended. */
@Component
class CourseTimeline implements TimelineSource {

  private final Deals deals;
  private final Reasons reasons;

  CourseTimeline(Deals deals, Reasons reasons) {
    this.deals = deals;
    this.reasons = reasons;
  }

  @Override
  public List<TimelineEvent> events(Scope scope, Deal deal) {
    List<TimelineEvent> events = new ArrayList<>();
    for (Visit visit : deals.course(scope, deal)) {
      Text node = nameOf(visit.node());
      events.add(
          new TimelineEvent(
              visit.enteredOn(), "entered", new Text("进入节点：" + node.zh(), "Entered " + node.en())));
      addNote(events, visit);
    }
    LocalDate closed = deal.closedOn();
    if (closed != null) {
      events.add(new TimelineEvent(closed, deal.state().code(), ending(scope, deal)));
    }
    return events;
  }

  private static void addNote(List<TimelineEvent> events, Visit visit) {
    String note = visit.note();
    if (note != null) {
      LocalDate left = visit.leftOn();
      LocalDate day = left == null || visit.node() == Node.AFTER_SALES ? visit.enteredOn() : left;
      events.add(new TimelineEvent(day, "note", new Text(note, note)));
    }
  }

  private Text ending(Scope scope, Deal deal) {
    return switch (deal.state()) {
      case OPEN -> throw new IllegalStateException("An open deal has no ending: " + deal);
      case WON -> new Text("赢单", "Won");
      case LOST -> lost(scope, deal.lossReason());
    };
  }

  /** A code of the list is told by its name; files have words of their own. */
  private Text lost(Scope scope, @Nullable String reason) {
    if (reason == null) {
      return new Text("丢单", "Lost");
    }
    Text name =
        reasons.all(scope, Reasons.Which.LOSS).stream()
            .filter(one -> one.code().equals(reason))
            .map(Reason::name)
            .findFirst()
            .orElse(new Text(reason, reason));
    return new Text("丢单：" + name.zh(), "Lost: " + name.en());
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
