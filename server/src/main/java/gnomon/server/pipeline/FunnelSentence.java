package gnomon.server.pipeline;

import gnomon.engine.pipeline.Funnel;
import gnomon.engine.pipeline.FunnelRow;
import gnomon.server.api.Text;
import gnomon.server.organization.Company;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What a funnel says, in words: the bottleneck and its cost, or why none is named. */
record FunnelSentence(Company company, Funnel funnel) {

  private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  Text headline(FunnelRow row) {
    Text node = CourseTimeline.nameOf(FunnelDrawing.node(row));
    String points = rounded(row.gap() == null ? 0 : -100 * row.gap(), 1);
    String ratio = FunnelDrawing.dwellRatio(row);
    boolean slow = row.isOverLimit() && ratio != null;
    String times = ratio == null ? "" : rounded(Double.parseDouble(ratio), 1);
    return new Text(
        "瓶颈：%s — 转化低于基线 %s 个百分点".formatted(node.zh(), points)
            + (slow ? "，停留为上限的 %s 倍".formatted(times) : ""),
        "Bottleneck: %s — conversion is %s points below its baseline".formatted(node.en(), points)
            + (slow ? ", stays last %s × the limit".formatted(times) : ""));
  }

  Text detail(FunnelRow row) {
    String deals = rounded(row.lostWins(), row.lostWins() < 10 ? 1 : 0);
    Long loss = row.lossAmount();
    Text worth =
        loss == null
            ? new Text("", "")
            : new Text("、增加签约 %s".formatted(zh(loss)), ", worth %s".formatted(en(loss)));
    Text sure = sureness(row);
    return new Text(
        "若恢复到基线，预计多签 %s 单%s；%s。".formatted(deals, worth.zh(), sure.zh()),
        "At the baseline about %s more deals would be won%s; %s."
            .formatted(deals, worth.en(), sure.en()));
  }

  Text whole(FunnelRow row) {
    return new Text(
        headline(row).zh() + "；" + detail(row).zh(), headline(row).en() + ". " + detail(row).en());
  }

  private static Text sureness(FunnelRow row) {
    double p = row.p() == null ? 1 : row.p();
    String chance = p < 0.001 ? "p < 0.001" : "p = " + rounded(p, 3);
    return new Text(
        "样本 %,d 单，差异显著（%s）".formatted(row.cases(), chance),
        "%,d cases, significant (%s)".formatted(row.cases(), chance));
  }

  Text none() {
    long most = funnel.rows().stream().mapToLong(FunnelRow::cases).max().orElse(0);
    if (most < Funnel.FEWEST_CASES) {
      return new Text(
          "样本不足，不指认瓶颈：已有结果的商机至多 %d 单，至少需要 %d 单。".formatted(most, Funnel.FEWEST_CASES),
          "Too few cases to name a bottleneck: at most %d deals of a node are decided, at least %d are needed."
              .formatted(most, Funnel.FEWEST_CASES));
    }
    return new Text(
        "未发现可证实的瓶颈：没有环节的转化显著低于基线（p < 0.05 且样本不少于 %d 单）。".formatted(Funnel.FEWEST_CASES),
        "No bottleneck is proven: no node converts significantly below its baseline (p < 0.05 with at least %d cases)."
            .formatted(Funnel.FEWEST_CASES));
  }

  private String zh(long minorUnits) {
    BigDecimal major = BigDecimal.valueOf(minorUnits, company.scale());
    String unit = company.currency().equals("CNY") ? "元" : " " + company.currency();
    if (major.compareTo(HUNDRED_MILLION) >= 0) {
      return grouped(major.divide(HUNDRED_MILLION), 2) + " 亿" + unit;
    }
    return major.compareTo(MYRIAD) >= 0
        ? grouped(major.divide(MYRIAD), 0) + " 万" + unit
        : grouped(major, 0) + " " + unit.strip();
  }

  private String en(long minorUnits) {
    BigDecimal major = BigDecimal.valueOf(minorUnits, company.scale());
    if (major.compareTo(MILLION) >= 0) {
      return company.currency() + " " + grouped(major.divide(MILLION), 2) + "M";
    }
    return major.compareTo(THOUSAND) >= 0
        ? company.currency() + " " + grouped(major.divide(THOUSAND), 0) + "K"
        : company.currency() + " " + grouped(major, 0);
  }

  private static String grouped(BigDecimal value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String rounded(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
