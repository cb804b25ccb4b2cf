package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.organization.BusinessDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what holds deals up, and that it no longer does. */
@Service
public class Blockers {

  private final Database database;
  private final Commands commands;
  private final DealBook book;
  private final DealRepository deals;
  private final BlockerRepository repository;
  private final Reasons reasons;
  private final BusinessDay day;
  private final Clock clock;

  Blockers(
      Database database,
      Commands commands,
      DealBook book,
      DealRepository deals,
      BlockerRepository repository,
      Reasons reasons,
      BusinessDay day,
      Clock clock) {
    this.database = database;
    this.commands = commands;
    this.book = book;
    this.deals = deals;
    this.repository = repository;
    this.reasons = reasons;
    this.day = day;
    this.clock = clock;
  }

  /**
   * Something that holds a deal up.
   *
   * @param reason a code of the list
   */
  public record Wish(
      @NotNull UUID id,
      @NotBlank String reason,
      @Nullable @Size(min = 1, max = 2000) String text) {}

  public void raise(Viewer viewer, long deal, Wish wish) {
    String request = "raise " + wish;
    database.change(
        viewer.scope(),
        _ -> {
          DealBook.Page page = book.open(deal).orElseThrow(() -> DealBook.absent().asException());
          if (commands.isDone(wish.id(), request, deal)) {
            return;
          }
          requireOpen(page.deal());
          reasons
              .refusal(viewer.scope(), Reasons.Which.BLOCKER, wish.reason())
              .ifPresent(refusal -> {
                throw refusal.asException();
              });
          List<Visit> course = page.history().course();
          Node node = course.isEmpty() ? page.deal().node() : course.getLast().node();
          repository.insert(
              page.deal(), node, wish.reason(), wish.text(), day.today(), clock.instant());
          commands.done(wish.id(), request, deal);
          deals.announce();
        });
  }

  private static void requireOpen(Deal deal) {
    if (deal.state() != Deal.State.OPEN) {
      throw Refusal.conflict(
              "closed",
              "此商机已于 %s 关闭，不能再记卡点。".formatted(deal.closedOn()),
              "The deal was closed on %s; nothing holds it up any more.".formatted(deal.closedOn()))
          .asException();
    }
  }

  /** Says that something holds a deal up no longer, and returns the deal's number. */
  public long solve(Viewer viewer, long id, UUID command) {
    String request = "solve " + id;
    return database.write(
        viewer.scope(),
        _ -> {
          Blocker blocker =
              repository
                  .lock(id)
                  .orElseThrow(
                      () -> Refusal.absent("没有此卡点。", "There is no such blocker.").asException());
          if (!commands.isDone(command, request, blocker.dealId())) {
            if (blocker.solvedOn() == null) {
              repository.solve(id, day.today(), clock.instant());
            }
            commands.done(command, request, blocker.dealId());
            deals.announce();
          }
          return blocker.dealId();
        });
  }
}
