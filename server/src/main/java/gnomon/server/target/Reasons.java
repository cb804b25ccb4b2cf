package gnomon.server.target;

import gnomon.engine.measure.Amount;
import gnomon.engine.target.Edit;
import gnomon.engine.target.Infeasible;
import gnomon.engine.target.Lock;
import gnomon.server.api.Refusal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Why plans say no, in both languages.
 *
 * @param scale decimals of an amount
 * @param name the name of a node; months keep theirs
 * @param months the names of the months
 */
record Reasons(int scale, UnaryOperator<String> name, List<String> months) {

  private static final int NAMED = 5;

  /** Beyond this, sums and ratios would leave the range of exact numbers in a browser. */
  private static final long LARGEST = 1_000_000_000_000_000L;

  Refusal refused(Edit.Refused refused) {
    return switch (refused.cause()) {
      case Edit.Locked locked -> locked(locked);
      case Edit.Negative negative -> negative(negative.amount());
      case Edit.Contradiction contradiction -> infeasible(contradiction.why());
    };
  }

  private Refusal locked(Edit.Locked locked) {
    String who = name.apply(locked.nodeId());
    boolean year = locked.month() == Lock.YEAR;
    return infeasible(
        "%s的%s已锁定，请先解锁。".formatted(who, year ? "全年" : months.get(locked.month())),
        "%s is locked for %s. Maybe unlock it first."
            .formatted(who, year ? "the year" : months.get(locked.month())));
  }

  private Refusal negative(long amount) {
    return infeasible(
        "目标不能为 %s；没有目标的月份请填 0。".formatted(money(amount)),
        "A target cannot be %s. Maybe use 0 for a month without target.".formatted(money(amount)));
  }

  /** In a plan every bound is a lock, so floors and caps are what is locked. */
  Refusal infeasible(Infeasible why) {
    String needed = money(why.needed());
    String available = money(why.available());
    String gap = money(why.gap());
    return switch (why.cause()) {
      case FLOORS_EXCEED_TOTAL ->
          infeasible(
              "已锁定的%s合计 %s，比 %s 多 %s。请解锁其中一些，或不低于 %s。"
                  .formatted(named(why, "、"), available, needed, gap, available),
              "What is locked of %s adds up to %s, %s more than %s. Maybe unlock some of it, or give at least %s."
                  .formatted(named(why, ", "), available, gap, needed, available));
      case CAPS_BELOW_TOTAL ->
          infeasible(
              "下面的数都已锁定，合计 %s，不能变为 %s。请先解锁其中一些。".formatted(available, needed),
              "Everything below is locked at %s together and cannot become %s. Maybe unlock some of it."
                  .formatted(available, needed));
      case FLOOR_ABOVE_CAP, SUMS_DIFFER ->
          infeasible(
              "%s 与 %s 相差 %s，无法同时成立。请解锁一些数后再试。".formatted(needed, available, gap),
              "%s and %s are %s apart and cannot both hold. Maybe unlock some figures and try again."
                  .formatted(needed, available, gap));
      case COLUMNS_SHORT ->
          infeasible(
              "%s需要 %s，锁定之外最多只能安排 %s，差 %s。请解锁这些月份的一些数。"
                  .formatted(columns(why, "、"), needed, available, gap),
              "%s need %s; with the locks at most %s can be placed there, short by %s. Maybe unlock some figures in these months."
                  .formatted(columns(why, ", "), needed, available, gap));
      case COLUMNS_OVERFULL ->
          infeasible(
              "%s至少要安排 %s，但只容得下 %s，多 %s。请解锁其他月份的一些数。"
                  .formatted(columns(why, "、"), needed, available, gap),
              "%s must take %s but hold only %s, %s too much. Maybe unlock some figures in other months."
                  .formatted(columns(why, ", "), needed, available, gap));
    };
  }

  private static Refusal infeasible(String zh, String en) {
    return Refusal.invalid("infeasible", "amount", zh, en);
  }

  private String named(Infeasible why, String separator) {
    String first =
        why.binding().stream().limit(NAMED).map(name).collect(Collectors.joining(separator));
    return why.binding().size() > NAMED ? first + " …" : first;
  }

  private String columns(Infeasible why, String separator) {
    return why.columns().stream().map(months::get).collect(Collectors.joining(separator));
  }

  private String money(long amount) {
    return Amount.print(amount, scale);
  }

  /** Reads an amount of a request. */
  long amount(String field, String text) {
    try {
      return Amount.parse(text, scale);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
              "invalid_amount",
              field,
              "“%s”不是金额，应为数字，最多 %d 位小数，如 %s。".formatted(text, scale, money(1_234_500)),
              "" + e.getMessage())
          .asException();
    }
  }

  /** An amount that is a multiple of the grain. */
  long atGrain(String field, String text, long grain) {
    long amount = notTooLarge(field, amount(field, text));
    if (amount % grain == 0) {
      return amount;
    }
    long below = Math.floorDiv(amount, grain) * grain;
    throw Refusal.invalid(
            "beside_the_grain",
            field,
            "%s 不是最小单位 %s 的整数倍，可改为 %s 或 %s。"
                .formatted(money(amount), money(grain), money(below), money(below + grain)),
            "%s is not a multiple of this plan's step %s. Maybe %s or %s."
                .formatted(money(amount), money(grain), money(below), money(below + grain)))
        .asException();
  }

  long notTooLarge(String field, long amount) {
    if (amount <= LARGEST) {
      return amount;
    }
    throw Refusal.invalid(
            "too_large",
            field,
            "%s 超出上限 %s。".formatted(money(amount), money(LARGEST)),
            "%s is more than a plan can hold. Maybe stay within %s."
                .formatted(money(amount), money(LARGEST)))
        .asException();
  }

  Refusal notBalanced(long assigned, long total) {
    return Refusal.invalid(
        "not_balanced",
        "difference",
        "分解合计 %s 与承诺 %s 相差 %s。请先一键平衡，或改回差额。"
            .formatted(money(assigned), money(total), money(assigned - total)),
        "The figures add up to %s, the commitment is %s: %s apart. Maybe balance the plan first."
            .formatted(money(assigned), money(total), money(assigned - total)));
  }

  static Refusal noPlan(long id) {
    return Refusal.absent("没有目标计划 %d。".formatted(id), "There is no plan %d.".formatted(id));
  }

  static Refusal staleVersion(int given, int current) {
    return Refusal.conflict(
        "stale_version",
        "计划已被他人修改（您看到的是第 %d 版，现在是第 %d 版），请刷新后重试。".formatted(given, current),
        "Someone has changed the plan (you saw version %d, now it is %d). Load it again and repeat your change."
            .formatted(given, current));
  }

  static Refusal notADraft(Plan plan) {
    return Refusal.conflict(
        "not_a_draft",
        "计划“%s”已发布，不能再改。可由它新建一个草稿。".formatted(plan.name()),
        "The plan \"%s\" has been published and never changes. Maybe make a new draft from it."
            .formatted(plan.name()));
  }

  static Refusal isADraft(Plan plan) {
    return Refusal.conflict(
        "is_a_draft",
        "计划“%s”还是草稿，可直接修改。".formatted(plan.name()),
        "The plan \"%s\" is a draft itself. Maybe change it directly.".formatted(plan.name()));
  }

  static final Refusal COMMAND_REUSED =
      Refusal.conflict(
          "command_reused",
          "此命令编号已用于另一个计划，请换一个新编号。",
          "This command id belongs to another plan already. Use a new one.");

  static final Refusal NOTHING_TO_UNDO =
      Refusal.invalid("nothing_to_undo", "id", "没有可撤销的修改。", "There is no change left to undo.");
}
