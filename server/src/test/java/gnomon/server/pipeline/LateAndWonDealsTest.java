package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_DEAL;
import static gnomon.database.Tables.PIPELINE_PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.pipeline.Node;
import gnomon.server.database.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** P1, P2: the board shows what was won lately, and asks for what stays too long. */
class LateAndWonDealsTest extends SalesFloor {

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @Autowired Database database;
  @Autowired Deals deals;
  @Autowired Standards standards;

  @BeforeAll
  void open_and_won_deals() {
    open("Fresh", gtx, 3);
    open("Late", gtx, 9);
    open("On the limit", gtx, 7);
    open("Patient", null, 9);
    won("Won lately", 29);
    won("Won long ago", 31);
    deals.post(
        EVERYTHING,
        List.of("crm/Fresh", "crm/Late", "crm/On the limit", "crm/Patient"),
        new Circumstances(organization.people(EVERYTHING), organization.units(EVERYTHING), 90),
        _ -> new Recording.Now());
    limit(null, 20);
    limit("GT", 7);
  }

  private void limit(@Nullable String line, int days) {
    standards.set(
        EVERYTHING, new Standard(Node.NEEDS, line, null, BigDecimal.valueOf(days), today));
  }

  private void open(String name, @Nullable Long product, int days) {
    add(name, product, Node.NEEDS, Deal.State.OPEN, today.minusDays(days), null);
  }

  private void won(String name, int daysAgo) {
    add(name, gtx, Node.AFTER_SALES, Deal.State.WON, today.minusDays(60), today.minusDays(daysAgo));
  }

  private void add(
      String name,
      @Nullable Long product,
      Node node,
      Deal.State state,
      LocalDate opened,
      @Nullable LocalDate closed) {
    deals.add(
        EVERYTHING,
        List.of(
            aDeal(name, annaLee, eastTeam, acme, product, node, state, 10_000L, opened, closed)));
  }

  private static List<String> names(JsonNode rows) {
    List<String> names = new ArrayList<>();
    rows.forEach(row -> names.add(row.get("name").asString()));
    return names;
  }

  @Test
  void a_late_deal_exceeds_the_limit_of_its_line_or_else_of_its_node() {
    JsonNode all = read(browserOf("anna").get("/api/deals")).get("rows");
    JsonNode late = read(browserOf("anna").get("/api/deals?overdue=true")).get("rows");
    assertThat(names(late)).containsExactly("Late");
    List<String> called = new ArrayList<>();
    all.forEach(row -> {
      if (row.get("overdue").asBoolean()) {
        called.add(row.get("name").asString());
      }
    });
    assertThat(called).isEqualTo(names(late));
  }

  @Test
  void no_deal_is_late_where_no_standard_limits_its_stay() {
    DealQuery asked =
        new DealQuery(
            new DealFilter(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null),
            today,
            false,
            null,
            null,
            null,
            new StandardsOfDay(
                List.of(new Standard(Node.NEEDS, null, BigDecimal.valueOf(0.5), null, today))),
            null);
    int late =
        database.read(
            EVERYTHING,
            dsl ->
                dsl.fetchCount(
                    dsl.select(PIPELINE_DEAL.ID)
                        .from(PIPELINE_DEAL)
                        .leftJoin(PIPELINE_PRODUCT)
                        .on(PIPELINE_PRODUCT.ID.eq(PIPELINE_DEAL.PRODUCT_ID))
                        .where(asked.isOverdue())));
    assertThat(late).isZero();
  }

  @Test
  void what_was_won_within_thirty_days_stands_at_after_sales() {
    JsonNode column = read(browserOf("anna").get("/api/deals/board")).get("columns").get(5);
    assertThat(column.get("node").asString()).isEqualTo("after_sales");
    assertThat(names(column.get("deals"))).containsExactly("Won lately");
    assertThat(column.get("count").asInt()).isEqualTo(1);
    assertThat(column.get("amount").asString()).isEqualTo("100.00");
  }

  @Test
  void nobody_sees_what_others_have_won() {
    JsonNode column = read(browserOf("wim").get("/api/deals/board")).get("columns").get(5);
    assertThat(column.get("count").asInt()).isZero();
  }
}
