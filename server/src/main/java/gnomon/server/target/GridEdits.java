package gnomon.server.target;

import gnomon.engine.target.Edit;
import gnomon.engine.target.Lock;
import gnomon.engine.target.TargetPlan;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Changes the figures of a draft. Every command locks the plan first, has its effect once whatever
 * its client repeats, and is refused where the client has not seen the latest version.
 */
@Service
public class GridEdits {

  private final Database database;
  private final TargetRepository repository;
  private final Organization organization;
  private final Targets targets;
  private final Clock clock;

  GridEdits(
      Database database,
      TargetRepository repository,
      Organization organization,
      Targets targets,
      Clock clock) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * A command on a draft.
   *
   * @param id made by the client
   * @param version of the plan that the client has seen
   */
  public record Command(long planId, UUID id, int version) {}

  /**
   * Sets a month of a node, or its year. It is split over the people below in proportion to what
   * they have, around the locks; nobody else changes.
   *
   * @param month such as 2017-10; null for the year
   * @param amount decimal text in major units
   */
  public void setCell(
      Scope scope, Command command, String node, @Nullable String month, String amount) {
    change(scope, command, draft -> setCell(draft, node, month, amount));
  }

  private void setCell(Draft draft, String nodeText, @Nullable String monthText, String text) {
    PlanNode node = draft.node(nodeText);
    long amount = draft.reasons().atGrain("amount", text, draft.plan().grain());
    Set<Lock> locks = draft.locks(false);
    TargetPlan figures = draft.figures();
    Edit edit =
        monthText == null
            ? figures.setYear(node.print(), amount, locks)
            : figures.setMonth(node.print(), draft.month(monthText), amount, locks);
    apply(draft, edit, draft.cells(node, monthText));
  }

  /** Locks or unlocks a month of a node, or its year: every figure below it. */
  public void setLock(
      Scope scope, Command command, String node, @Nullable String month, boolean locked) {
    change(
        scope,
        command,
        draft ->
            repository.change(
                draft.plan(),
                draft.states(draft.cells(draft.node(node), month)).stream()
                    .filter(cell -> cell.locked() != locked)
                    .map(cell -> cell.withLocked(locked))
                    .toList()));
  }

  /**
   * Brings the plan back to what the company is committed to. What is locked stays, and so does
   * what someone has set, unless that leaves no room; then only the locks hold.
   */
  public void balance(Scope scope, Command command) {
    change(scope, command, this::balance);
  }

  private void balance(Draft draft) {
    TargetPlan figures = draft.figures();
    if (figures.total() == figures.committedTotal()) {
      return;
    }
    Edit keeping = figures.balance(draft.locks(true));
    Edit edit =
        switch (keeping) {
          case Edit.Done _ -> keeping;
          case Edit.Refused _ -> figures.balance(draft.locks(false));
        };
    apply(draft, edit, Set.of());
  }

  /** Takes the last change of figures or locks back. */
  public void undo(Scope scope, Command command) {
    change(
        scope,
        command,
        draft -> {
          if (!repository.undo(draft.plan().id())) {
            throw Reasons.NOTHING_TO_UNDO.asException();
          }
        });
  }

  private void apply(Draft draft, Edit edit, Set<Draft.Cell> edited) {
    switch (edit) {
      case Edit.Done done -> {
        draft.reasons().notTooLarge("amount", done.plan().total());
        repository.change(draft.plan(), draft.changed(done, edited));
      }
      case Edit.Refused refused -> throw draft.reasons().refused(refused).asException();
    }
  }

  private void change(Scope scope, Command command, Consumer<Draft> change) {
    database.change(
        scope,
        _ -> {
          Plan plan =
              repository
                  .lock(command.planId())
                  .orElseThrow(() -> Reasons.noPlan(command.planId()).asException());
          if (targets.isDone(command.id(), plan.id())) {
            return;
          }
          Targets.requireDraft(plan, command.version());
          change.accept(draft(scope, plan));
          repository.insertCommand(command.id(), plan.id(), clock.instant());
          repository.advance(plan.id());
          repository.announce();
        });
  }

  private Draft draft(Scope scope, Plan plan) {
    List<PlanRow> rows = repository.rows(plan.id());
    return new Draft(
        plan,
        rows,
        Draft.tree(organization.units(scope), organization.people(scope), rows),
        targets.scale(scope, plan));
  }

  /** The refusal of a month that is not one of the plan's. */
  static Refusal noMonth(String month, Plan plan) {
    return Refusal.invalid(
        "invalid_month",
        "month",
        "“%s”不是计划中的月份，应为 %s 至 %s。"
            .formatted(month, plan.months().getFirst(), plan.months().getLast()),
        "\"%s\" is not a month of the plan. Maybe one from %s to %s."
            .formatted(month, plan.months().getFirst(), plan.months().getLast()));
  }
}
