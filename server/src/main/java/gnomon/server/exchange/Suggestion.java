package gnomon.server.exchange;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a file is probably mapped.
 *
 * @param entity null where no kind of entity fits
 * @param remembered it was mapped so the last time
 */
record Suggestion(
    @Nullable ImportEntity entity,
    Map<String, String> columns,
    Map<String, Map<String, String>> values,
    boolean remembered) {

  /** Other names under which systems export a field. */
  private static final Map<String, List<String>> SYNONYMS =
      Map.ofEntries(
          Map.entry("deals.key", List.of("opportunity_id", "deal_id", "opportunity", "id", "商机编号")),
          Map.entry(
              "deals.owner", List.of("sales_agent", "sales_rep", "salesperson", "销售", "销售人员")),
          Map.entry("deals.customer", List.of("account", "company", "client", "客户名称")),
          Map.entry("deals.stage", List.of("deal_stage", "status", "商机阶段", "状态")),
          Map.entry("deals.opened", List.of("engage_date", "created", "open_date", "创建日期")),
          Map.entry("deals.closed", List.of("close_date", "closed_date", "成交日期", "结束日期")),
          Map.entry("deals.amount", List.of("close_value", "value", "deal_value", "成交金额")),
          Map.entry("people.name", List.of("sales_agent", "agent", "salesperson", "销售", "员工")),
          Map.entry("people.region", List.of("regional_office", "office", "大区")),
          Map.entry("people.team", List.of("manager", "小组")),
          Map.entry("people.manager", List.of("supervisor", "lead", "主管", "经理")),
          Map.entry(
              "customers.name", List.of("account", "company", "customer", "client", "客户", "客户名称")),
          Map.entry("customers.industry", List.of("sector", "所属行业")),
          Map.entry("customers.region", List.of("office_location", "country", "location", "城市")),
          Map.entry("customers.parent", List.of("subsidiary_of", "parent_account")),
          Map.entry("products.name", List.of("product", "product_name", "产品", "产品名称")),
          Map.entry("products.line", List.of("series", "category", "系列", "类别")),
          Map.entry("products.listPrice", List.of("sales_price", "price", "价格", "单价")),
          Map.entry("orders.key", List.of("order_id", "order_number", "id", "订单号")),
          Map.entry("orders.owner", List.of("sales_agent", "salesperson", "销售")),
          Map.entry("orders.day", List.of("order_date", "date", "日期")),
          Map.entry("receipts.key", List.of("payment_id", "receipt_id", "id", "回款编号")),
          Map.entry("receipts.day", List.of("payment_date", "paid_on", "date", "日期")),
          Map.entry("activities.key", List.of("activity_id", "id")),
          Map.entry("activities.day", List.of("date", "activity_date")),
          Map.entry("activities.kind", List.of("type", "activity_type")),
          Map.entry("activities.owner", List.of("sales_agent", "salesperson", "销售")),
          Map.entry("node_visits.deal", List.of("opportunity_id", "deal_id")),
          Map.entry("node_visits.node", List.of("stage", "to_stage", "阶段")),
          Map.entry("node_visits.entered", List.of("date", "changed_on", "entered_on")));

  private static final Map<String, String> STAGES =
      Map.ofEntries(
          Map.entry("prospecting", "lead"),
          Map.entry("线索", "lead"),
          Map.entry("engaging", "needs"),
          Map.entry("qualification", "needs"),
          Map.entry("需求", "needs"),
          Map.entry("value proposition", "proposal"),
          Map.entry("方案", "proposal"),
          Map.entry("negotiation", "objections"),
          Map.entry("谈判", "objections"),
          Map.entry("签约", "signing"),
          Map.entry("closed won", "won"),
          Map.entry("赢单", "won"),
          Map.entry("成交", "won"),
          Map.entry("closed lost", "lost"),
          Map.entry("丢单", "lost"));

  static Suggestion of(List<CsvShape.Column> columns) {
    return java.util.Arrays.stream(ImportEntity.values())
        .map(entity -> of(entity, columns))
        .filter(Suggestion::fillsRequiredFields)
        .max(Comparator.comparingInt(suggestion -> suggestion.columns().size()))
        .orElse(new Suggestion(null, Map.of(), Map.of(), false));
  }

  private boolean fillsRequiredFields() {
    return entity != null
        && entity.fields().stream()
            .filter(ImportField::required)
            .allMatch(field -> columns.containsKey(field.field()));
  }

  private static Suggestion of(ImportEntity entity, List<CsvShape.Column> columns) {
    Map<String, String> chosen = new LinkedHashMap<>();
    Map<String, Map<String, String>> values = new HashMap<>();
    for (ImportField field : entity.fields()) {
      columnFor(entity, field, columns)
          .ifPresent(column -> {
            chosen.put(field.field(), column.column());
            Map<String, String> meant = meant(field, column.distinct());
            if (!meant.isEmpty()) {
              values.put(field.field(), meant);
            }
          });
    }
    return new Suggestion(entity, chosen, values, false);
  }

  private static Optional<CsvShape.Column> columnFor(
      ImportEntity entity, ImportField field, List<CsvShape.Column> columns) {
    List<String> names =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(field.field(), field.name().zh(), field.name().en()),
                SYNONYMS.getOrDefault(entity.code() + "." + field.field(), List.of()).stream())
            .map(Suggestion::plain)
            .toList();
    return columns.stream()
        .filter(column -> names.contains(plain(column.column())))
        .min(Comparator.comparingInt(column -> names.indexOf(plain(column.column()))));
  }

  private static Map<String, String> meant(ImportField field, List<String> written) {
    Map<String, String> meant = new LinkedHashMap<>();
    for (String value : written) {
      String simple = value.toLowerCase(Locale.ROOT).strip();
      String choice = STAGES.getOrDefault(simple, simple.replace(' ', '_'));
      if (!value.equals(choice) && field.choices().contains(choice)) {
        meant.put(value, choice);
      }
    }
    return meant;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }
}
