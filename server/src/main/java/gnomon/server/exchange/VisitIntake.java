package gnomon.server.exchange;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Nearest;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Visit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class VisitIntake implements Intake<Visit> {

  private final Loading loading;
  private Map<String, Deal> deals = Map.of();
  private Map<Long, Deal> dealsById = Map.of();
  private final Map<String, Visit> known = new HashMap<>();

  VisitIntake(Loading loading) {
    this.loading = loading;
  }

  @Override
  public void prepare(List<Row> rows) {
    List<String> keys =
        rows.stream().map(row -> loading.key(row.value("deal"))).distinct().toList();
    deals = loading.registers().deals().byKeys(loading.scope(), keys);
    dealsById = deals.values().stream().collect(Collectors.toMap(Deal::id, Function.identity()));
    known.clear();
    for (Visit visit : loading.registers().deals().visits(loading.scope(), dealsById.keySet())) {
      Deal deal = dealsById.get(visit.dealId());
      if (deal != null) {
        known.put(keyOf(deal.key(), visit.node().code(), visit.enteredOn()), visit);
      }
    }
  }

  @Override
  public String keyOf(Row row) {
    return keyOf(loading.key(row.value("deal")), row.value("node"), row.date("entered", null));
  }

  private static String keyOf(String deal, String node, @Nullable LocalDate entered) {
    return deal + "\n" + node + "\n" + entered;
  }

  @Override
  public Map<String, Visit> existing(Collection<String> keys) {
    return known;
  }

  @Override
  public @Nullable Visit read(Row row, String key, @Nullable Visit existing, Tally tally) {
    String name = row.value("deal");
    Deal deal = deals.get(loading.key(name));
    if (deal == null) {
      loading.unknown(row, "deal", name, Nearest.to(name, deals.keySet()), tally);
      return null;
    }
    Optional<Node> node = Optional.ofNullable(row.choice("node", null)).flatMap(Node::find);
    LocalDate entered = row.date("entered", null);
    LocalDate left = row.date("left", existing == null ? null : existing.leftOn());
    if (node.isEmpty() || entered == null) {
      return null;
    }
    if (left != null && left.isBefore(entered)) {
      row.problem(
          "left",
          left.toString(),
          "离开日期 %s 早于进入日期 %s。".formatted(left, entered),
          "The node was left on %s, before it was entered on %s.".formatted(left, entered));
    }
    LocalDate closed = deal.closedOn();
    if (closed != null && entered.isAfter(closed) && node.get() != Node.AFTER_SALES) {
      row.problem(
          "entered",
          entered.toString(),
          "进入日期 %s 晚于商机关闭日期 %s。".formatted(entered, closed),
          "The node was entered on %s, after the deal was closed on %s."
              .formatted(entered, closed));
    }
    return existing == null ? new Visit(deal.id(), node.get(), entered, left) : existing.left(left);
  }

  @Override
  public void add(List<Visit> added) {
    loading.registers().deals().addVisits(loading.scope(), added, dealsById);
  }

  @Override
  public void change(List<Visit> changed) {
    loading.registers().deals().changeVisits(loading.scope(), changed);
  }

  @Override
  public void touch(Row row, String key, Visit visit, @Nullable Visit before) {
    loading.touched().addOthers(ImportEntity.DEALS, List.of(loading.key(row.value("deal"))));
  }
}
