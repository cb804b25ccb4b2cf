package gnomon.server.demo;

import gnomon.server.access.Account;
import gnomon.server.access.Viewer;
import gnomon.server.database.Scope;
import gnomon.server.review.PastImprovements;
import gnomon.server.review.PastImprovements.Past;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Three things that the demo company tried. What became of them the product judges by itself: the
 * follow-up of consumer leads is in the process, the sorting of education's leads is not, and of
 * large hospitals there are too few proposals to tell.
 */
@Component
class DemoImprovements {

  private final PastImprovements improvements;

  DemoImprovements(PastImprovements improvements) {
    this.improvements = improvements;
  }

  /**
   * Adds and judges them; again changes nothing.
   *
   * @param quarter first day of the quarter in which the company was first loaded
   */
  void add(Account by, long owner, LocalDate quarter) {
    Viewer viewer = new Viewer(by, Scope.everything());
    improvements.add(viewer, followUp(owner, quarter.minusMonths(7)));
    improvements.add(viewer, sorting(owner, quarter.minusMonths(6)));
    improvements.add(viewer, hospitals(owner, quarter.minusMonths(6)));
    improvements.judge();
  }

  private static Past followUp(long owner, LocalDate done) {
    return new Past(
        id("follow-up"),
        "消费品线索 24 小时内回访",
        "线索到达后一天内电话联系，不再等到周会分配。",
        owner,
        "conversion",
        Map.of("node", "lead", "product_line", Line.CONSUMER.text()),
        done.minusMonths(4),
        done.minusDays(1),
        done,
        120,
        "0.05");
  }

  private static Past sorting(long owner, LocalDate done) {
    return new Past(
        id("sorting"),
        "教育线索按学校规模分级",
        "先跟进大校，小校转线上。",
        owner,
        "conversion",
        Map.of("node", "lead", "product_line", Line.EDUCATION.text()),
        done.minusMonths(4),
        done.minusDays(1),
        done,
        90,
        "0.15");
  }

  private static Past hospitals(long owner, LocalDate done) {
    return new Past(
        id("hospitals"),
        "A 类医院方案由总监讲解",
        "三级医院的方案由大区总监到场讲解。",
        owner,
        "conversion",
        Map.of("node", "proposal", "product_line", Line.MEDICAL.text(), "tier", "A"),
        done.minusMonths(3),
        done.minusDays(1),
        done,
        90,
        "0.10");
  }

  private static UUID id(String what) {
    return UUID.nameUUIDFromBytes(("demo-improvement/" + what).getBytes(StandardCharsets.UTF_8));
  }
}
