package gnomon.server;

import static gnomon.server.Guard.ALL;
import static gnomon.server.Guard.OWN;
import static gnomon.server.Guard.PUBLISHED;
import static gnomon.server.Guard.READ;
import static gnomon.server.Guard.SYSTEM;
import static gnomon.server.Guard.Sight;
import static gnomon.server.Guard.UNITS;
import static gnomon.server.Guard.WRITE;
import static gnomon.server.Guard.closed;
import static gnomon.server.Guard.machinery;
import static gnomon.server.Guard.open;
import static gnomon.server.Guard.rows;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The protection of every table. A new table belongs into this list, with the procedure that
 * protects it in its migration; then {@code ScopeTest} proves that the database does as is said
 * here.
 */
final class Guards {

  private static final String CHANGE = "select, insert, update";
  private static final String LATEST_PLAN = "(select max(id) from target_plan)";

  static final List<Guard> DECLARED =
      List.of(
          open("organization_company", SYSTEM, ALL),
          open("organization_unit", SYSTEM, ALL),
          open("organization_person", SYSTEM, ALL),
          open("organization_membership", SYSTEM, ALL),
          open("organization_calendar_day", SYSTEM, ALL),
          open("organization_version", SYSTEM),
          closed("demo_company", WRITE),
          closed("demo_progress", WRITE),
          closed("access_user", WRITE),
          closed("access_token", WRITE),
          closed("access_setup_link", WRITE),
          closed("access_screen", WRITE),
          closed("access_failed_sign_in", WRITE),
          rows("ledger_entry", "select, insert")
              .publishing(
                  "kind, day, unit_id, person_id, node, sign, amount, quantity, seconds, score,"
                      + " estimated, xid, recorded"),
          open("ledger_watermark").granting("update", SYSTEM),
          rows("ledger_day_cell", READ)
              .granting(WRITE, SYSTEM)
              .seen(Sight.AS_PUBLISHED, READ, PUBLISHED),
          rows("ledger_person_month_cell", READ)
              .granting(WRITE, SYSTEM)
              .seen(Sight.AS_PUBLISHED, READ, PUBLISHED),
          rows("ledger_month_cell", READ)
              .granting(WRITE, SYSTEM)
              .seen(Sight.AS_PUBLISHED, READ, PUBLISHED),
          rows("ledger_customer_month", READ).granting(WRITE, SYSTEM),
          rows("ledger_first_order", READ).granting(WRITE, SYSTEM),
          open("ledger_dimension_value", SYSTEM),
          rows("ledger_case", READ).granting(WRITE, SYSTEM),
          rows("ledger_case_unit_cell", READ).granting(WRITE, SYSTEM),
          closed("ledger_case_cell", WRITE).seen(Sight.EVERY, READ, ALL),
          closed("ledger_duration_cell", WRITE).seen(Sight.EVERY, READ, ALL),
          open("measure_definition", SYSTEM, ALL),
          rows("customer_customer", READ).granting(WRITE, SYSTEM, ALL).belongingTo("owner_id"),
          open("pipeline_product", SYSTEM, ALL),
          open("pipeline_standard", SYSTEM, ALL),
          rows("pipeline_deal", CHANGE).granting(WRITE, SYSTEM, ALL),
          rows("pipeline_visit", WRITE),
          rows("pipeline_value", CHANGE),
          rows("pipeline_blocker", CHANGE),
          open("pipeline_reason", SYSTEM, ALL),
          closed("pipeline_command", CHANGE),
          closed("pipeline_view", CHANGE).with("page", "'deals'"),
          rows("pipeline_order", READ).granting(WRITE, SYSTEM, ALL),
          rows("pipeline_receipt", READ).granting(WRITE, SYSTEM, ALL),
          rows("activity_activity", CHANGE).granting(WRITE, SYSTEM, ALL),
          closed("exchange_file", WRITE),
          closed("exchange_batch", WRITE),
          closed("exchange_rejected", WRITE),
          closed("exchange_mapping", WRITE),
          open("target_plan", SYSTEM, ALL)
              .with("fiscal_year", "2017")
              .with("first_month", "date '2017-01-01'")
              .with("month_totals", "array_fill(1::bigint, array[12])")
              .with("status", "'published'")
              .with("published_at", "now()"),
          rows("target_person", READ)
              .granting(WRITE, SYSTEM, ALL)
              .seen(Sight.AS_PUBLISHED, READ, PUBLISHED)
              .with("plan_id", LATEST_PLAN),
          rows("target_cell", READ)
              .granting(WRITE, SYSTEM, ALL)
              .seen(Sight.AS_PUBLISHED, READ, PUBLISHED)
              .with("plan_id", LATEST_PLAN),
          closed("target_command", "select, insert, delete")
              .seen(Sight.EVERY, "select, insert", ALL),
          closed("target_step", "select, insert, delete")
              .seen(Sight.EVERY, "select, insert, delete", ALL),
          closed("notice_notice", "select, insert, update").with("path", "'/board'"),
          rows("review_item", READ)
              .granting("insert, update", SYSTEM)
              .belongingTo("owner_id")
              .with("window_days", "90"),
          closed("review_judgement", "select, insert"),
          closed("review_history", "select, insert"),
          closed("review_command", "select, insert"),
          machinery("spring_session"),
          machinery("spring_session_attributes"),
          machinery("flyway_schema_history"));

  /**
   * Functions that run with the owner's rights, past the policies, with the roles that may call
   * them. They return references and days only, which the caller reads again under its scope.
   */
  static final Map<String, Set<String>> FUNCTIONS =
      Map.of(
          "ledger_cases_of", Set.of(SYSTEM, ALL, UNITS, OWN),
          "ledger_touched_deals", Set.of(SYSTEM, ALL, UNITS, OWN),
          "ledger_deal_course", Set.of(SYSTEM, ALL, UNITS, OWN),
          "ledger_deal_progress", Set.of(SYSTEM, ALL, UNITS, OWN),
          "ledger_first_orders", Set.of(SYSTEM, ALL, UNITS, OWN),
          "ledger_first_orders_known", Set.of(SYSTEM, ALL, UNITS, OWN),
          "demo_look_at_tables", Set.of(SYSTEM),
          "ledger_version", Set.of(SYSTEM, ALL, UNITS, OWN, PUBLISHED),
          "search_by_name", Set.of(SYSTEM, ALL, UNITS, OWN));

  private Guards() {}
}
