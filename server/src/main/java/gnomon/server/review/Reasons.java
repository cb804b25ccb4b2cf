package gnomon.server.review;

import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.measure.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Why the improvement list says no, in both languages. */
final class Reasons {

  private Reasons() {}

  static Refusal noItem(long id) {
    return Refusal.absent(
        "没有改善项 %d。".formatted(id), "There is no improvement item %d.".formatted(id));
  }

  static Refusal unknownMeasure(String id) {
    return Refusal.invalid(
        "unknown_measure",
        "measure",
        "没有指标“%s”。可用指标见 /api/measures。".formatted(id),
        "There is no measure \"%s\". Maybe look at /api/measures.".formatted(id));
  }

  static Refusal cannotBeJudged(Measure measure) {
    return cannotBeJudged(measure, List.of());
  }

  /** The measures that can be judged are named, so that another can be chosen at once. */
  static Refusal cannotBeJudged(Measure measure, List<Measure> possible) {
    String zh = possible.stream().map(m -> m.name().zh()).collect(Collectors.joining("、"));
    String en = possible.stream().map(m -> m.name().en()).collect(Collectors.joining(", "));
    return Refusal.invalid(
        "measure_cannot_be_judged",
        "measure",
        "“%s”无法用来验证：它的数字不足以算出区间。可以验证的有比率、时长以及按工作周累计的金额和次数：%s。".formatted(measure.name().zh(), zh),
        "\"%s\" cannot be judged, since its figures do not tell an interval. Shares of cases, durations, and sums and counts by working week can: %s."
            .formatted(measure.name().en(), en));
  }

  static Refusal unknownNode(String node) {
    return Refusal.invalid(
        "unknown_node",
        "node",
        "“%s”不是组织中的单元或人员，应形如 company、unit:3 或 person:9。".formatted(node),
        "\"%s\" is no unit or person of the organization. Write it like company, unit:3 or person:9."
            .formatted(node));
  }

  static Refusal outOfScope(String name) {
    return Refusal.invalid(
        "out_of_scope",
        "node",
        "“%s”不在您的数据范围内，请选择您负责的单元或您本人。".formatted(name),
        "\"%s\" is not within what you may see. Maybe choose a unit that you manage, or yourself."
            .formatted(name));
  }

  static Refusal ownerOutOfScope(long id) {
    return Refusal.invalid(
        "owner_out_of_scope",
        "ownerId",
        "人员 %d 不在您的数据范围内，不能指定为责任人。请从名单中选择。".formatted(id),
        "Person %d is not within what you may see and cannot be the owner. Maybe choose from the list."
            .formatted(id));
  }

  static Refusal badCondition(String field, String dimension) {
    return Refusal.invalid(
        "invalid_condition",
        field,
        "“%s”不能作为条件。可用：channel、product_line、region、industry、tier、newness、node、reason；对照组还可用 unit。"
            .formatted(dimension),
        "\"%s\" is not a condition. Maybe channel, product_line, region, industry, tier, newness, node or reason; for a comparison group also unit."
            .formatted(dimension));
  }

  static Refusal badBaseline(LocalDate from, LocalDate to) {
    return Refusal.invalid(
        "invalid_baseline",
        "baselineFrom",
        "基线期 %s 至 %s 无效：起始不得晚于结束，不得晚于今天，且不超过三年。".formatted(from, to),
        "The baseline %s to %s is not one: it must begin before it ends, end by today, and span at most three years."
            .formatted(from, to));
  }

  static Refusal noCases(Aim aim) {
    return Refusal.invalid(
        "no_cases",
        "baselineFrom",
        "基线期 %s 至 %s 没有任何样本，无法比较。请延长基线期或放宽条件。".formatted(aim.baselineFrom(), aim.baselineTo()),
        "There are no cases from %s to %s, so nothing could be compared. Maybe take a longer baseline or fewer conditions."
            .formatted(aim.baselineFrom(), aim.baselineTo()));
  }

  static Refusal badWanted(String text) {
    return Refusal.invalid(
        "invalid_wanted",
        "wanted",
        "“%s”不是可验证的改善幅度：应为大于 0 的数字，如 0.1；要求下降的比例须小于 1。".formatted(text),
        "\"%s\" is not a wanted change: a number above 0 such as 0.1, and below 1 where something is to fall by a share."
            .formatted(text));
  }

  static Refusal badKind(String text) {
    return Refusal.invalid(
        "invalid_kind",
        "kind",
        "“%s”不是变化的表示方式，可用 relative 或 points。".formatted(text),
        "\"%s\" is no way to state a change. Maybe relative or points.".formatted(text));
  }

  static Refusal badWindow(int days, int shortest, int longest) {
    return Refusal.invalid(
        "invalid_window",
        "windowDays",
        "观察期 %d 天无效，应在 %d 至 %d 天之间。".formatted(days, shortest, longest),
        "A window of %d days is not one. Maybe %d to %d days.".formatted(days, shortest, longest));
  }

  static Refusal badDoneDay(LocalDate day, LocalDate earliest, LocalDate today) {
    return Refusal.invalid(
        "invalid_day",
        "doneOn",
        "完成日 %s 无效：应在 %s 至 %s 之间。".formatted(day, earliest, today),
        "%s cannot be the day it was done. It must lie from %s to %s."
            .formatted(day, earliest, today));
  }

  static Refusal badDueDay(LocalDate day, LocalDate today) {
    return Refusal.invalid(
        "invalid_day",
        "dueOn",
        "截止日 %s 早于今天 %s，请选择今天或以后的日期。".formatted(day, today),
        "%s is before today, %s. Maybe choose today or a later day.".formatted(day, today));
  }

  static Refusal staleVersion(int given, int current) {
    return Refusal.conflict(
        "stale_version",
        "改善项已被他人修改（您看到的是第 %d 版，现在是第 %d 版），请刷新后重试。".formatted(given, current),
        "Someone has changed the item (you saw version %d, now it is %d). Load it again and repeat your change."
            .formatted(given, current));
  }

  static Refusal notPossible(Course course) {
    Text state = Sentences.state(course.state());
    return Refusal.conflict(
        "not_possible_now",
        "改善项现在是“%s”，不能这样做。请刷新查看可用的操作。".formatted(state.zh()),
        "The item is %s, so this cannot be done now. Load it again to see what can."
            .formatted(state.en()));
  }

  static Refusal notLonger(int given, int current) {
    return Refusal.invalid(
        "not_longer",
        "windowDays",
        "观察期 %d 天不比现在的 %d 天长，请填更大的天数。".formatted(given, current),
        "%d days are not longer than the present window of %d. Maybe give more days."
            .formatted(given, current));
  }

  static final Refusal COMMAND_REUSED =
      Refusal.conflict(
          "command_reused",
          "此命令编号已用于另一个操作，请换一个新编号。",
          "This command id belongs to another command already. Use a new one.");

  static final Refusal ORIGIN_TOO_LARGE =
      Refusal.invalid(
          "origin_too_large",
          "origin",
          "来源快照过大，请缩减。",
          "The origin is too large. Maybe leave parts of it out.");
}
