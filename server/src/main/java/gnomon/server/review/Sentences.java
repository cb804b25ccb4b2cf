package gnomon.server.review;

import gnomon.engine.review.ChangeKind;
import gnomon.engine.review.Verdict;
import gnomon.server.api.Text;
import gnomon.server.measure.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what the figures of a measure mean, in both languages. */
record Sentences(Measure measure, Family family, String currency) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Text state(Course.State state) {
    return switch (state) {
      case OPEN -> new Text("待实施", "open");
      case DONE -> new Text("已实施，观察中", "done and being watched");
      case EFFECTIVE -> new Text("有效", "effective");
      case UNDECIDED -> new Text("尚无定论", "undecided");
      case CLOSED -> new Text("已关闭", "closed");
    };
  }

  static Text verdict(Verdict verdict) {
    return switch (verdict) {
      case EFFECTIVE -> new Text("有效", "Effective");
      case NO_EFFECT -> new Text("无效果", "No effect");
      case UNDECIDED -> new Text("尚无定论", "Undecided");
    };
  }

  Text of(Look look, Aim aim) {
    Text said = verdict(look.verdict());
    Text figures = figures(look.own());
    Text change = changes(look, aim);
    Text open = immature(look.own().after().immature());
    return new Text(
        said.zh() + "：" + figures.zh() + change.zh() + open.zh(),
        said.en() + ": " + figures.en() + change.en() + open.en());
  }

  private Text figures(Look.BeforeAfter own) {
    Text before = value(own.before().value());
    Text after = value(own.after().value());
    return new Text(
        "%s → %s（%s、%s）"
            .formatted(before.zh(), after.zh(), cases(own.before()).zh(), cases(own.after()).zh()),
        "%s → %s (%s and %s)"
            .formatted(before.en(), after.en(), cases(own.before()).en(), cases(own.after()).en()));
  }

  private Text changes(Look look, Aim aim) {
    Look.Change change = look.change();
    if (change == null) {
      return new Text("，样本太少，看不出变化。", ", too few cases to tell a change.");
    }
    Text own = interval(change, aim.kind());
    Text wanted = change(signed(aim), aim.kind());
    Text group = group(look, aim);
    return new Text(
        "，%s%s，目标 %s。%s".formatted(group.zh(), own.zh(), wanted.zh(), meaning(look.verdict()).zh()),
        ", %s%s; %s was wanted. %s"
            .formatted(group.en(), own.en(), wanted.en(), meaning(look.verdict()).en()));
  }

  private Text group(Look look, Aim aim) {
    Look.Change group = look.groupChange();
    if (group == null) {
      return new Text("变化 ", "a change of ");
    }
    Text moved = change(group.change(), aim.kind());
    return new Text(
        "对照组变化 %s，扣除后变化 ".formatted(moved.zh()),
        "the comparison group moved by %s, beyond it a change of ".formatted(moved.en()));
  }

  private Text interval(Look.Change change, ChangeKind kind) {
    Text point = change(change.change(), kind);
    Text low = change(change.low(), kind);
    Text high = change(change.high(), kind);
    return new Text(
        "%s（90%% 区间 %s … %s）".formatted(point.zh(), low.zh(), high.zh()),
        "%s (90%% interval %s … %s)".formatted(point.en(), low.en(), high.en()));
  }

  private static Text meaning(Verdict verdict) {
    return switch (verdict) {
      case EFFECTIVE -> new Text("达到目标，且区间不含零。", "It is reached, and the interval excludes zero.");
      case NO_EFFECT -> new Text("区间不含目标幅度。", "The interval excludes it.");
      case UNDECIDED -> new Text("区间还太宽，不能定论。", "The interval is still too wide to tell.");
    };
  }

  private static Text immature(long cases) {
    return cases == 0
        ? new Text("", "")
        : new Text(
            "另有 %d 个样本仍在办理，未计入。".formatted(cases),
            " %d %s still open and left out."
                .formatted(cases, cases == 1 ? "case is" : "cases are"));
  }

  /** What is wanted, with the sign in which the measure is to move. */
  BigDecimal signed(Aim aim) {
    return switch (measure.direction()) {
      case UP -> aim.wanted();
      case DOWN -> aim.wanted().negate();
    };
  }

  Text cases(Observation observed) {
    long n = observed.cases();
    return family == Family.RATE
        ? new Text(n + " 个工作周", n + (n == 1 ? " working week" : " working weeks"))
        : new Text(n + " 个样本", n + (n == 1 ? " case" : " cases"));
  }

  Text value(@Nullable BigDecimal value) {
    if (value == null) {
      return new Text("无数据", "no data");
    }
    Text plain = withUnit(value, "");
    return family == Family.RATE ? new Text("每周 " + plain.zh(), plain.en() + " a week") : plain;
  }

  Text change(BigDecimal change, ChangeKind kind) {
    String sign = change.signum() < 0 ? "\u2212" : "+";
    BigDecimal size = change.abs();
    if (kind == ChangeKind.RELATIVE) {
      String percent = sign + shown(size.multiply(HUNDRED), 1);
      return new Text(percent + "%", percent + "%");
    }
    if (measure.unit() == Measure.Unit.RATIO) {
      String points = sign + shown(size.multiply(HUNDRED), 1);
      return new Text(points + " 个百分点", points + " points");
    }
    return withUnit(size, sign);
  }

  private Text withUnit(BigDecimal value, String sign) {
    if (measure.unit() == Measure.Unit.RATIO) {
      String percent = sign + shown(value.multiply(HUNDRED), 1);
      return new Text(percent + "%", percent + "%");
    }
    if (measure.unit() == Measure.Unit.MONEY) {
      String amount = sign + shown(value, 0) + " " + currency;
      return new Text(amount, amount);
    }
    String number = sign + shown(value, 1);
    if (measure.unit() == Measure.Unit.DAYS) {
      return new Text(number + " 天", number + " days");
    }
    return measure.unit() == Measure.Unit.HOURS
        ? new Text(number + " 小时", number + " hours")
        : new Text(number, number);
  }

  private static String shown(BigDecimal value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP));
  }
}
