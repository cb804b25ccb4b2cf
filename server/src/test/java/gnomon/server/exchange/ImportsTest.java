package gnomon.server.exchange;

import static gnomon.server.exchange.AnImport.anImport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.exchange.ImportReport.FileReport;
import gnomon.server.exchange.ImportReport.Unmatched;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Unit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@TestMethodOrder(MethodOrderer.MethodName.class)
class ImportsTest extends ServerTest {

  private static final String DEALS = "key,owner,customer,product,stage,opened,closed,amount";

  @Autowired Imports imports;
  @Autowired Database database;

  @Value("${gnomon.database.url}")
  String url = "";

  @BeforeAll
  void a_company_with_two_sellers() {
    Unit company = aCompany("North Wind", "USD");
    Unit region = aUnit(company, Unit.Level.REGION, "East");
    Unit team = aUnit(region, Unit.Level.TEAM, "Team Marxen");
    aPerson("Anna Lee", team, Membership.Role.SELLER);
    aPerson("Ben Ode", team, Membership.Role.SELLER);
    anImport()
        .of("customers", "name,industry", "Acme,retail", "Beta,software")
        .of("products", "name,line,listPrice", "GTX,Hardware,500", "MG,Hardware,80")
        .into(imports);
  }

  private FileReport only(ImportReport report) {
    return report.files().getFirst();
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    AnImport file =
        anImport()
            .of(
                "deals",
                DEALS,
                "same1,Anna Lee,Acme,GTX,won,2017-01-02,2017-02-01,450",
                "same2,Ben Ode,,MG,needs,2017-01-02,,",
                "same3,Ben Ode,Beta,MG,lost,2017-01-02,2017-01-20,0",
                "same4,Ben Ode,Beta,MG,lead,,,");
    ImportReport first = file.into(imports);
    assertThat(only(first).added()).isEqualTo(4);
    assertThat(first.entries()).isEqualTo(7 + 2 + 5);
    ImportReport second = file.into(imports);
    assertThat(only(second))
        .extracting(FileReport::added, FileReport::changed, FileReport::unchanged)
        .containsExactly(0, 0, 4);
    assertThat(second.entries()).isZero();
  }

  @Test
  void an_update_reverses_what_was_said_and_says_it_anew() {
    anImport()
        .of("deals", DEALS, "upd,Anna Lee,Acme,GTX,won,2017-01-02,2017-02-01,450")
        .into(imports);
    ImportReport report =
        anImport()
            .of("deals", DEALS, "upd,Anna Lee,Acme,GTX,won,2017-01-02,2017-02-01,470")
            .into(imports);
    assertThat(only(report).changed()).isEqualTo(1);
    // signed, won, both pipeline facts and both entries with what the deal was worth
    assertThat(report.entries()).isEqualTo(2 * 6);
    assertThat(
            rows(
                "select sign, amount from ledger_entry where source = 'deal:crm/upd' and kind = 'signed' order by id"))
        .containsExactly("1 45000", "-1 -45000", "1 47000");
    assertThat(
            rows(
                "select sum(amount), sum(quantity) from ledger_entry where source = 'deal:crm/upd' and kind = 'pipeline_changed'"))
        .containsExactly("0 0");
  }

  @Test
  void a_file_with_fewer_columns_keeps_the_rest_and_an_empty_cell_empties() {
    anImport()
        .of("customers", "name,industry,region,attributes.size", "Keeper,retail,Kenya,12")
        .into(imports);
    anImport().of("customers", "name,region", "Keeper,").into(imports);
    assertThat(
            rows(
                "select industry, region, attributes ->> 'size' from customer_customer where name = 'Keeper'"))
        .containsExactly("retail null 12");
  }

  @Test
  void append_leaves_what_is_there_alone() {
    anImport().of("deals", DEALS, "app,Anna Lee,Acme,GTX,needs,2017-01-02,,450").into(imports);
    ImportReport report =
        anImport()
            .of(
                "deals",
                DEALS,
                "app,Anna Lee,Acme,GTX,needs,2017-01-02,,999",
                "app2,Anna Lee,Acme,GTX,needs,2017-01-02,,10")
            .appending()
            .into(imports);
    assertThat(only(report))
        .extracting(FileReport::added, FileReport::changed, FileReport::unchanged)
        .containsExactly(1, 0, 1);
    assertThat(rows("select amount from pipeline_deal where key = 'crm/app'"))
        .containsExactly("45000");
  }

  @Test
  void history_is_known_on_its_own_day_and_a_later_change_from_now_on() {
    String source = "where source = 'deal:crm/his' and kind = 'signed'";
    anImport()
        .of("deals", DEALS, "his,Anna Lee,Acme,GTX,won,2016-01-02,2016-02-01,450")
        .ofHistory()
        .into(imports);
    assertThat(
            rows(
                "select (recorded at time zone 'Asia/Shanghai')::date, recorded_assumed from ledger_entry "
                    + source))
        .containsExactly("2016-02-01 true");
    anImport()
        .of("deals", DEALS, "his,Anna Lee,Acme,GTX,won,2016-01-02,2016-02-01,460")
        .ofHistory()
        .into(imports);
    assertThat(
            rows(
                "select recorded > now() - interval '1 hour', recorded_assumed from ledger_entry "
                    + source
                    + " order by id offset 1"))
        .containsExactly("true false", "true false");
  }

  @Test
  void a_mapped_column_says_when_it_was_recorded() {
    anImport()
        .of("deals", DEALS + ",recorded", "rec,Anna Lee,Acme,GTX,needs,2017-01-02,,1,2017-01-09")
        .ofHistory()
        .into(imports);
    assertThat(
            rows(
                "select distinct (recorded at time zone 'Asia/Shanghai')::date, recorded_assumed from ledger_entry where source = 'deal:crm/rec'"))
        .containsExactly("2017-01-09 false");
  }

  @Test
  void between_a_mapped_recording_and_a_correction_the_old_value_is_known_once() {
    for (String change : List.of("2017-01-02,,450", "2017-01-02,,470", "2017-01-03,,470")) {
      anImport()
          .of("deals", DEALS + ",recorded", "twi,Anna Lee,Acme,GTX,needs," + change + ",2017-01-09")
          .into(imports);
    }
    String known =
        "select kind, day, sum(sign), sum(amount) from ledger_entry where source = 'deal:crm/twi' and recorded < %s group by kind, day having sum(sign) <> 0 order by kind, day";
    assertThat(rows(known.formatted("'2017-06-01'")))
        .containsExactly("node_entered 2017-01-02 1 45000", "pipeline_changed 2017-01-02 1 45000");
    assertThat(rows(known.formatted("now() + interval '1 day'")))
        .containsExactly("node_entered 2017-01-03 1 47000", "pipeline_changed 2017-01-03 1 47000");
  }

  @Test
  void a_customer_is_new_for_ninety_days_and_an_earlier_order_moves_that() {
    AnImport late =
        anImport()
            .of("customers", "name", "Gamma")
            .of(
                "orders",
                "key,owner,customer,day,amount",
                "g1,Anna Lee,Gamma,2017-06-01,10",
                "g2,Anna Lee,Gamma,2017-08-29,10",
                "g3,Anna Lee,Gamma,2017-08-30,10");
    late.into(imports);
    String newness =
        "select source_key, newness from ledger_entry e where source like 'order:crm/g%' and sign = 1 and not exists (select from ledger_entry r where r.reverses = e.id) order by day";
    assertThat(rows(newness))
        .containsExactly(
            "order:crm/g1/signed new", "order:crm/g2/signed new", "order:crm/g3/signed existing");
    anImport()
        .of("orders", "key,owner,customer,day,amount", "g0,Anna Lee,Gamma,2017-01-01,10")
        .into(imports);
    assertThat(rows(newness))
        .containsExactly(
            "order:crm/g0/signed new",
            "order:crm/g1/signed#2 existing",
            "order:crm/g2/signed#2 existing",
            "order:crm/g3/signed existing");
  }

  @Test
  void node_history_gives_every_visit_with_its_dwell_and_the_node_before() {
    anImport()
        .of("deals", DEALS, "nod,Anna Lee,Acme,GTX,won,2017-01-02,2017-02-01,450")
        .of(
            "node_visits",
            "deal,node,entered",
            "nod,needs,2017-01-05",
            "nod,lead,2017-01-02",
            "nod,signing,2017-01-25")
        .into(imports);
    assertThat(
            rows(
                "select kind, node, previous_node, day, seconds / 86400 from ledger_entry where source = 'deal:crm/nod' and kind like 'node%' order by day, kind desc"))
        .containsExactly(
            "node_entered lead null 2017-01-02 null",
            "node_left lead null 2017-01-05 3",
            "node_entered needs lead 2017-01-05 3",
            "node_left needs lead 2017-01-25 20",
            "node_entered signing needs 2017-01-25 20",
            "node_left signing needs 2017-02-01 7",
            "node_entered after_sales signing 2017-02-01 7");
  }

  @Test
  void orders_receipts_and_activities_post_their_facts() {
    anImport()
        .of("deals", DEALS, "ord,Anna Lee,Acme,GTX,won,2017-01-02,2017-02-01,450")
        .of(
            "orders",
            "key,owner,customer,deal,product,channel,day,amount",
            "o1,Anna Lee,Acme,,GTX,web,2017-03-01,\"1,200.50\"",
            "o2,Anna Lee,,ord,,,2017-02-01,450",
            "o3,Anna Lee,Acme,,GTX,web,2017-03-05,-200.50")
        .of("receipts", "key,order,day,amount", "r1,o1,2017-03-20,1200.50", "r2,o1,2017-03-25,-100")
        .of(
            "activities",
            "key,kind,day,owner,deal,customer,text",
            "a1,visit,2017-01-10,Ben Ode,ord,,first visit",
            "a2,call,2017-01-11,Ben Ode,,Beta,",
            "a3,needs_report,2017-01-12,Ben Ode,,Beta,")
        .into(imports);
    assertThat(
            rows(
                "select kind, amount, product_line, channel, region from ledger_entry where source like 'order:crm/o%' or source like 'receipt:crm/r%' or source like 'activity:crm/a%' order by day, kind"))
        .containsExactly(
            "visit 0 null null East",
            "call 0 null null East",
            "report_delivered 0 null null East",
            "signed 120050 Hardware web East",
            "returned 20050 Hardware web East",
            "paid 120050 null null East",
            "refunded 10000 null null East");
  }

  @Test
  void an_order_counts_with_its_deal_once_that_is_won_and_a_return_always() {
    anImport()
        .of("deals", DEALS, "dea,Anna Lee,Acme,GTX,signing,2017-01-02,,450")
        .of(
            "orders",
            "key,owner,customer,deal,day,amount",
            "dea1,Anna Lee,Acme,dea,2017-02-01,450",
            "dea2,Anna Lee,Acme,dea,2017-03-01,-50")
        .into(imports);
    String signed =
        "select kind, source, sum(amount) from ledger_entry where kind in ('signed', 'returned') and (source = 'deal:crm/dea' or source like 'order:crm/dea%') group by kind, source having sum(amount) <> 0 order by kind, source";
    assertThat(rows(signed))
        .containsExactly("returned order:crm/dea2 5000", "signed order:crm/dea1 45000");
    anImport()
        .of("deals", DEALS, "dea,Anna Lee,Acme,GTX,won,2017-01-02,2017-02-01,450")
        .into(imports);
    assertThat(rows(signed))
        .containsExactly("returned order:crm/dea2 5000", "signed deal:crm/dea 45000");
    anImport()
        .of("deals", DEALS, "dea,Anna Lee,Acme,GTX,lost,2017-01-02,2017-02-01,450")
        .into(imports);
    assertThat(rows(signed))
        .containsExactly("returned order:crm/dea2 5000", "signed order:crm/dea1 45000");
  }

  @Test
  void facts_that_conflict_stop_the_import() {
    assertThatThrownBy(() ->
            FactPosting.requireNoConflict(
                new gnomon.server.ledger.Posting(3, 0, List.of("order:crm/x/signed"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("order:crm/x/signed");
  }

  private void staff(String counted, String... lines) {
    AnImport file = anImport().of("people", lines);
    FileReport report = only(file.into(imports));
    assertThat(file.reasons()).isEmpty();
    assertThat("%d %d %d".formatted(report.added(), report.changed(), report.unchanged()))
        .isEqualTo(counted);
  }

  private List<String> placesOf(String person) {
    return rows(
        "select u.name, m.valid_from, m.valid_to from organization_person p join organization_membership m on m.person_id = p.id join organization_unit u on u.id = m.unit_id where p.name = '%s' order by m.valid_from"
            .formatted(person));
  }

  @Test
  void whoever_leaves_is_imported_with_the_last_day() {
    staff("1 0 0", "name,region,from", "Le Ver,North,2016-01-01");
    String[] left = {"name,region,from,to", "Le Ver,North,2016-01-01,2017-06-30"};
    staff("0 1 0", left);
    staff("0 0 1", left);
    assertThat(placesOf("Le Ver")).containsExactly("North 2016-01-01 2017-06-30");
    String[] earlier = {"name,region,to", "Le Ver,North,2017-05-31"};
    staff("0 1 0", earlier);
    staff("0 0 1", earlier);
    assertThat(placesOf("Le Ver")).containsExactly("North 2016-01-01 2017-05-31");
  }

  @Test
  void an_earlier_membership_that_comes_in_later_ends_before_the_known_one() {
    staff("1 0 0", "name,region,from", "La Ter,South,2017-06-01");
    String[] earlier = {"name,region,from,to", "La Ter,North,2016-01-01,"};
    staff("1 0 0", earlier);
    staff("0 0 1", earlier);
    assertThat(placesOf("La Ter"))
        .containsExactly("North 2016-01-01 2017-05-31", "South 2017-06-01 null");
  }

  @Test
  void people_bring_their_units_and_managers() {
    anImport()
        .of(
            "people",
            "name,region,department,team,manager",
            "Cy Fox,West,Big,Team Dee,Dee Hall",
            "Eve Jo,West,Big,Team Dee,Dee Hall")
        .ofHistory()
        .into(imports);
    assertThat(
            rows(
                "select p.name, m.role, u.level, u.name, m.valid_from from organization_person p join organization_membership m on m.person_id = p.id join organization_unit u on u.id = m.unit_id where p.name in ('Cy Fox', 'Dee Hall') order by p.name"))
        .containsExactly(
            "Cy Fox seller team Team Dee 2000-01-01", "Dee Hall manager team Team Dee 2000-01-01");
  }

  @Test
  void a_wrong_row_is_left_out_with_what_would_be_right_and_the_others_come_in() {
    AnImport file =
        anImport()
            .of(
                "deals",
                DEALS,
                "bad1,Ana Lee,Acme,GTX,needs,2017-01-02,,450",
                "bad2,Anna Lee,Acmee,GTX,needs,2017-01-02,,450",
                "bad3,Anna Lee,Acme,GTXX,needs,2017-01-02,,450",
                "bad4,Anna Lee,Acme,GTX,closing,2017-01-02,,450",
                "bad5,Anna Lee,Acme,GTX,needs,2017-02-30,,450",
                "bad6,Anna Lee,Acme,GTX,needs,2017-01-02,,12x",
                "bad7,Anna Lee,Acme,GTX,needs,2017-01-02,,1.005",
                "bad8,Anna Lee,Acme,GTX,won,2017-01-02,,1",
                "bad9,Anna Lee,Acme,GTX,won,2017-01-02,2017-01-01,1",
                ",Anna Lee,Acme,GTX,needs,2017-01-02,,450",
                "bad11,Anna Lee,Acme",
                "good,Anna Lee,Acme,GTX,needs,2017-01-02,,450",
                "good,Anna Lee,Acme,GTX,needs,2017-01-02,,450",
                "bad14,Anna Lee,Acme,GTX,needs,2017-01-02,,-5");
    FileReport report = only(file.into(imports));
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(13);
    assertThat(file.reasons())
        .containsExactlyInAnyOrder(
            "2 owner: There is no \"Ana Lee\". Maybe \"Anna Lee\".",
            "3 customer: There is no \"Acmee\". Maybe \"Acme\".",
            "4 product: There is no \"GTXX\". Maybe \"GTX\".",
            "5 stage: \"closing\" is none of lead, needs, proposal, objections, signing, won, lost. Map the value to one of them.",
            "6 opened: \"2017-02-30\" is not a date of the form yyyy-MM-dd.",
            "7 amount: \"12x\" is not an amount such as 1234.50 or 1,234.50.",
            "8 amount: The amount \"1.005\" may have at most 2 decimals and at most 90 million million.",
            "9 closed: A deal that was won or lost needs the day on which it was closed.",
            "10 closed: The deal was closed on 2017-01-01, before it was opened on 2017-01-02.",
            "11 key: The required field \"key\" is empty.",
            "12 : The row has 3 cells, the header 8. Check separators and quotes.",
            "14 key: This repeats line 13. Delete one of the two.",
            "15 amount: The amount \"-5\" cannot be below zero.");
  }

  @Test
  void a_dry_run_counts_and_keeps_nothing() {
    String before = state();
    FileReport report =
        only(
            anImport()
                .of(
                    "deals",
                    DEALS,
                    "dry1,Anna Lee,Acme,GTX,needs,2017-01-02,,450",
                    "dry2,Anna Lee,Acme,GTY,needs,2017-01-02,,450",
                    "dry3,Anna Lee,Acme,GTY,needs,2017-01-02,,450")
                .checkedBy(imports));
    assertThat(report)
        .extracting(FileReport::read, FileReport::added, FileReport::rejected)
        .containsExactly(3, 1, 2);
    assertThat(report.unmatched()).containsExactly(new Unmatched("product", "GTY", 2, "GTX"));
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void a_cancelled_import_leaves_nothing() {
    String before = state();
    AnImport file =
        anImport()
            .of("deals", DEALS, "can1,Anna Lee,Acme,GTX,needs,2017-01-02,,450")
            .watchedBy((phase, _, _) -> !phase.equals("posting"));
    assertThatThrownBy(() -> file.into(imports)).isInstanceOf(ImportCancelled.class);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void R2_a_connection_that_is_killed_on_the_way_leaves_nothing() {
    String before = state();
    AnImport file =
        anImport()
            .of("customers", "name", "Kill me")
            .of("deals", DEALS, "kill1,Anna Lee,Kill me,GTX,won,2017-01-02,2017-02-01,450")
            .watchedBy((phase, _, _) -> {
              if (phase.equals("posting")) {
                killImports();
              }
              return true;
            });
    assertThatThrownBy(() -> file.into(imports)).isInstanceOf(RuntimeException.class);
    assertThat(state()).isEqualTo(before);
  }

  /** Ends every connection that holds a lock of an import, as an administrator would. */
  private void killImports() {
    try (var connection =
            java.sql.DriverManager.getConnection(
                url, gnomon.server.TestDatabase.owner(), gnomon.server.TestDatabase.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_person_who_moves_keeps_the_old_unit_for_old_facts() {
    anImport()
        .of("people", "name,region,from", "Mo Ver,North,2016-01-01", "Mo Ver,South,2017-06-01")
        .into(imports);
    anImport()
        .of(
            "orders",
            "key,owner,day,amount",
            "mo1,Mo Ver,2017-05-31,10",
            "mo2,Mo Ver,2017-06-01,10")
        .into(imports);
    assertThat(
            rows("select region from ledger_entry where source like 'order:crm/mo%' order by day"))
        .containsExactly("North", "South");
  }

  @Test
  void whoever_manages_two_teams_belongs_to_what_holds_both() {
    anImport()
        .of(
            "people",
            "name,region,team,manager",
            "Ta One,Mid,Team A,Max Two",
            "Tb One,Mid,Team B,Max Two")
        .into(imports);
    assertThat(
            rows(
                "select u.name, m.role from organization_person p join organization_membership m on m.person_id = p.id join organization_unit u on u.id = m.unit_id where p.name = 'Max Two'"))
        .containsExactly("Mid manager");
  }

  @Test
  void a_people_file_twice_changes_nothing() {
    AnImport file =
        anImport()
            .of(
                "people",
                "name,region,team,manager",
                "Re One,Far,Team R,Re Boss",
                "Re Two,Far,Team R,Re Boss");
    assertThat(only(file.into(imports)).added()).isEqualTo(2);
    String before = rows("select count(*), max(id) from organization_membership").getFirst();
    assertThat(only(file.into(imports)).unchanged()).isEqualTo(2);
    assertThat(rows("select count(*), max(id) from organization_membership"))
        .containsExactly(before);
  }

  @Test
  void keys_with_the_ledgers_own_signs_stay_apart() {
    AnImport file =
        anImport()
            .of(
                "orders",
                "key,owner,day,amount",
                "A#1,Anna Lee,2017-03-01,10",
                "A#2,Anna Lee,2017-03-01,20",
                "A~,Anna Lee,2017-03-01,30",
                "A/signed,Anna Lee,2017-03-01,40");
    assertThat(file.into(imports).entries()).isEqualTo(4);
    assertThat(file.into(imports).entries()).isZero();
  }

  @Test
  void chinese_names_and_us_dates_with_semicolons_are_read() {
    anImport().of("customers", "name;created", "上海远景科技;3/14/2017", "北京朝阳;12/1/2017").into(imports);
    assertThat(rows("select name, created_on from customer_customer where name like '上海%'"))
        .containsExactly("上海远景科技 2017-03-14");
  }

  private String state() {
    return String.join(
        " ",
        rows(
            "select (select count(*) from ledger_entry), (select count(*) from pipeline_deal), (select count(*) from organization_unit), (select count(*) from customer_customer)"));
  }

  private List<String> rows(String sql) {
    return database.read(
        Scope.everything(),
        dsl ->
            dsl.fetch(sql)
                .map(row ->
                    row.intoList().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("")));
  }
}
