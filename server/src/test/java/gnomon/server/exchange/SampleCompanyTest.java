package gnomon.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.database.Database;
import gnomon.server.exchange.ImportReport.FileReport;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Facts 1 to 7 of the public set, straight from the ledger after an import by mapping alone. */
class SampleCompanyTest extends ServerTest {

  @Autowired Imports imports;
  @Autowired MappingReader mappings;
  @Autowired Database database;

  ImportReport report = new ImportReport(List.of(), 0);

  @BeforeAll
  void import_the_sample_company() {
    report =
        imports.load(
            EVERYTHING,
            SampleCompany.mapping(mappings),
            SampleCompany.files(),
            (_, _, _) -> true,
            (_, _) -> {});
  }

  @Test
  void every_row_is_read_and_none_is_rejected() {
    assertThat(report.files())
        .extracting(FileReport::name, FileReport::read, FileReport::added, FileReport::rejected)
        .containsExactly(
            tuple("sales_teams.csv", 35, 35, 0),
            tuple("accounts.csv", 85, 85, 0),
            tuple("products.csv", 7, 7, 0),
            tuple("sales_pipeline.csv", 8_800, 8_800, 0));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void fact_1_deals_won_lost_and_open() {
    assertThat(
            rows(
                "select kind, count(*) from ledger_entry where kind in ('deal_won', 'deal_lost') group by kind order by kind"))
        .containsExactly("deal_lost 2473", "deal_won 4238");
    assertThat(
            rows(
                "select stage, count(*) from (select case when state = 'open' then node else state end stage from pipeline_deal) d group by stage order by stage"))
        .containsExactly("lead 500", "lost 2473", "needs 1589", "won 4238");
  }

  @Test
  void fact_2_won_value_by_quarter() {
    assertThat(
            rows(
                "select extract(quarter from day), div(sum(amount), 100) from ledger_entry where kind = 'signed' group by 1 order by 1"))
        .containsExactly("1 1134672", "2 3086111", "3 2982255", "4 2802496");
    assertThat(
            rows("select min(day), max(day), sum(amount) from ledger_entry where kind = 'signed'"))
        .containsExactly("2017-03-01 2017-12-31 1000553400");
  }

  @Test
  void fact_3_won_value_by_quarter_and_region() {
    assertThat(
            rows(
                "select region, string_agg(sum::text, ' ' order by quarter) from (select region, extract(quarter from day) as quarter, div(sum(amount), 100) as sum from ledger_entry where kind = 'signed' group by 1, 2) q group by region order by region"))
        .containsExactly(
            "Central 347988 957321 1053202 987782",
            "East 329151 1016823 919767 824853",
            "West 457533 1111967 1009286 989861");
  }

  @Test
  void fact_4_managers() {
    assertThat(
            rows(
                """
                select p.name, div(sum(amount) filter (where kind = 'signed'), 100), count(*) filter (where kind = 'deal_won'), count(*) filter (where kind = 'deal_lost')
                from ledger_entry e
                join organization_membership m on m.unit_id = e.unit_id and m.role = 'manager'
                join organization_person p on p.id = m.person_id
                where kind in ('signed', 'deal_won', 'deal_lost') group by p.name order by 2 desc
                """))
        .containsExactly(
            "Melvin Marxen 2251930 882 536",
            "Summer Sewald 1964750 828 459",
            "Rocco Neubert 1960545 691 422",
            "Celia Rouche 1603897 610 352",
            "Cara Losch 1130049 480 265",
            "Dustin Brinkmann 1094363 747 439");
  }

  @Test
  void fact_5_agents_and_the_five_without_a_deal() {
    assertThat(
            rows(
                "select p.name, div(sum(amount), 100) from ledger_entry e join organization_person p on p.id = e.person_id where kind = 'signed' group by p.name order by 2 desc limit 2"))
        .containsExactly("Darcel Schlecht 1153214", "Vicki Laflamme 478396");
    assertThat(
            rows(
                """
                select p.name, count(*) filter (where kind = 'deal_won'), count(*) from ledger_entry e
                join organization_person p on p.id = e.person_id
                where kind in ('deal_won', 'deal_lost') and p.name in ('Hayden Neloms', 'Lajuana Vencill') group by p.name order by p.name
                """))
        .containsExactly("Hayden Neloms 107 152", "Lajuana Vencill 127 231");
    assertThat(
            rows(
                "select count(*) from organization_membership m where role = 'seller' and not exists (select from ledger_entry e where e.person_id = m.person_id and e.deal_id is not null)"))
        .containsExactly("5");
  }

  @Test
  void fact_6_cycles() {
    assertThat(
            rows(
                """
                select kind, percentile_cont(0.5) within group (order by seconds / 86400), round(avg(seconds / 86400.0), 2)
                from ledger_entry where kind in ('deal_won', 'deal_lost') group by kind order by kind
                """))
        .containsExactly("deal_lost 14 41.48", "deal_won 57 51.78");
    assertThat(
            rows(
                "select round(avg(amount) / 100, 2), percentile_cont(0.5) within group (order by amount / 100) from ledger_entry where kind = 'signed'"))
        .containsExactly("2360.91 1117");
  }

  @Test
  void fact_7_accounts_and_products() {
    assertThat(
            rows(
                "select c.name, div(sum(amount), 100) from ledger_entry e join customer_customer c on c.id = e.customer_id where kind = 'signed' group by c.name order by 2 desc limit 1"))
        .containsExactly("Kan-code 341455");
    assertThat(
            rows(
                "select product_line, div(sum(amount), 100) from ledger_entry where kind = 'signed' group by 1 order by 2 desc"))
        .containsExactly(
            "GTX Pro 3510578",
            "GTX Plus Pro 2629651",
            "MG Advanced 2216387",
            "GTX Plus Basic 705275",
            "GTX Basic 499263",
            "GTK 500 400612",
            "MG Special 43768");
  }

  @Test
  void undated_deals_post_nothing_and_open_ones_count_at_list_price() {
    assertThat(
            rows(
                "select count(*) from pipeline_deal d where opened_on is null and exists (select from ledger_entry e where e.deal_id = d.id)"))
        .containsExactly("0");
    assertThat(
            rows(
                "select sum(quantity), sum(amount) > 0, bool_and(estimated) from ledger_entry where kind = 'pipeline_changed' and deal_id in (select id from pipeline_deal where state = 'open')"))
        .containsExactly("1589 true true");
  }

  @Test
  void the_open_pipeline_at_a_day_is_what_was_open_then() {
    assertThat(
            rows(
                """
                select sum(quantity) filter (where day <= '2017-04-01'), sum(quantity) filter (where day <= '2017-07-01'), sum(quantity) filter (where day <= '2017-10-01')
                from ledger_entry where kind = 'pipeline_changed'
                """))
        .containsExactly("1346 1706 2434");
  }

  @Test
  void history_counts_as_known_on_its_own_day_which_is_assumed() {
    assertThat(
            rows(
                "select bool_and(recorded_assumed), bool_and((recorded at time zone 'Asia/Shanghai')::date = day) from ledger_entry"))
        .containsExactly("true true");
  }

  @Test
  void typing_errors_are_mended_by_aliases() {
    assertThat(
            rows(
                "select count(*) from customer_customer where industry = 'technolgy' or region = 'Philipines'"))
        .containsExactly("0");
  }

  private List<String> rows(String sql) {
    return database.read(
        EVERYTHING,
        dsl ->
            dsl.fetch(sql)
                .map(row ->
                    row.intoList().stream()
                        .map(value ->
                            value instanceof Double number
                                ? Long.toString(Math.round(number))
                                : String.valueOf(value))
                        .reduce((a, b) -> a + " " + b)
                        .orElse("")));
  }
}
