package gnomon.server;

import static gnomon.server.access.Role.ADMINISTRATOR;
import static gnomon.server.access.Role.EXECUTIVE;
import static gnomon.server.access.Role.MANAGER;
import static gnomon.server.access.Role.OPERATIONS;
import static gnomon.server.access.Role.SELLER;

import gnomon.server.access.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every endpoint under {@code /api} with the roles that may call it. A new endpoint belongs into
 * this list; then {@code EndpointScopeTest} calls it as everyone.
 */
final class Endpoints {

  /** No one needs to be signed in. */
  private static final Set<Role> ANONYMOUS = Set.of();

  private static final Set<Role> EVERYONE = EnumSet.allOf(Role.class);
  private static final Set<Role> OPERATORS = Set.of(ADMINISTRATOR, OPERATIONS);
  private static final Set<Role> PLANNERS = Set.of(ADMINISTRATOR, OPERATIONS, EXECUTIVE);
  private static final Set<Role> REPORTERS = Set.of(ADMINISTRATOR, OPERATIONS, MANAGER, SELLER);
  private static final Set<Role> WORKING =
      Set.of(ADMINISTRATOR, OPERATIONS, EXECUTIVE, MANAGER, SELLER);
  private static final String NO_UUID = "00000000-0000-0000-0000-00000000000a";
  private static final String STEP = "{'id':'{uuid}','version':1}";

  /**
   * An endpoint and one harmless call of it.
   *
   * @param name method and pattern as the server has them, with the kind of answer if not JSON
   * @param call path with an absent id, with the query
   * @param body JSON with single quotes; null for none
   */
  record Endpoint(String name, String call, @Nullable String body, Set<Role> allowed) {

    String method() {
      return name.substring(0, name.indexOf(' '));
    }

    String accept() {
      return name.contains(" as ") ? name.substring(name.indexOf(" as ") + 4) : "application/json";
    }

    boolean isOpen() {
      return allowed.isEmpty();
    }

    boolean takesFile() {
      return name.endsWith("/files");
    }

    /** The body with ids that were not used before. */
    @Nullable String freshBody() {
      return body == null
          ? null
          : body.replace("{uuid}", UUID.randomUUID().toString())
              .replace("{word}", "w" + Long.toString(System.nanoTime(), 36))
              .replace('\'', '"');
    }
  }

  private static Endpoint endpoint(Set<Role> allowed, String name) {
    return endpoint(allowed, name, name.replaceAll("^[A-Z]+ | as .*$", ""), null);
  }

  private static Endpoint endpoint(
      Set<Role> allowed, String name, String call, @Nullable String body) {
    return new Endpoint(name, call, body, allowed);
  }

  private static final String IMPORT =
      "{'id':'{uuid}','source':'test','mode':'update','history':false,'files':[{'file':'"
          + NO_UUID
          + "','entity':'units','columns':{'name':'Name'}}]}";

  private static final String IMPROVEMENT =
      "{'id':'{uuid}','version':1,'title':'Better','ownerId':999999,'dueOn':'2031-01-06',"
          + "'measure':'visits','where':{},'node':'company','baselineFrom':'2017-01-01',"
          + "'baselineTo':'2017-06-30','windowDays':90,'kind':'relative','wanted':'0.1'}";

  static final List<Endpoint> DECLARED =
      List.of(
          endpoint(ANONYMOUS, "GET /api/openapi.json"),
          endpoint(EVERYONE, "GET /api/openapi.json.yaml as application/vnd.oai.openapi"),
          endpoint(ANONYMOUS, "GET /api/setup"),
          endpoint(
              ANONYMOUS,
              "POST /api/setup",
              "/api/setup",
              "{'token':'guess','companyName':'Other','currency':'USD','fiscalYearStart':1,"
                  + "'timeZone':'Asia/Shanghai','username':'intruder','displayName':'I',"
                  + "'password':'long enough it is','language':'en'}"),
          endpoint(EVERYONE, "GET /api/session"),
          endpoint(EVERYONE, "PUT /api/account", "/api/account", "{'language':'en'}"),
          endpoint(
              EVERYONE,
              "POST /api/account/password",
              "/api/account/password",
              "{'current':'a wrong guess','replacement':'long enough it is'}"),
          endpoint(EVERYONE, "GET /api/account/tokens"),
          endpoint(
              EVERYONE,
              "POST /api/account/tokens",
              "/api/account/tokens",
              "{'id':'{uuid}','name':'t'}"),
          endpoint(EVERYONE, "DELETE /api/account/tokens/{id}", "/api/account/tokens/999999", null),
          endpoint(EVERYONE, "GET /api/company"),
          endpoint(
              Set.of(ADMINISTRATOR),
              "PUT /api/company",
              "/api/company",
              "{'name':'Endpoint Works','currency':'USD','fiscalYearStart':1,"
                  + "'timeZone':'Asia/Shanghai','calendar':'cn','rankingVisibility':'none'}"),
          endpoint(EVERYONE, "GET /api/units"),
          endpoint(EVERYONE, "GET /api/people"),
          endpoint(EVERYONE, "GET /api/calendar", "/api/calendar?year=2017", null),
          endpoint(
              OPERATORS,
              "PUT /api/calendar/{date}",
              "/api/calendar/2031-01-06",
              "{'working':false,'name':'Own day'}"),
          endpoint(OPERATORS, "DELETE /api/calendar/{date}", "/api/calendar/2031-01-07", null),
          endpoint(EVERYONE, "GET /api/measures"),
          endpoint(
              OPERATORS,
              "POST /api/measures",
              "/api/measures",
              "{'id':'{word}','name':{'zh':'x','en':'x'},'definition':{'zh':'x','en':'x'},"
                  + "'unit':'count','direction':'up','kind':'process',"
                  + "'numerator':{'aggregate':'count','terms':[{'kind':'visit'}]}}"),
          endpoint(EVERYONE, "GET /api/measures/kinds"),
          endpoint(
              EVERYONE,
              "GET /api/measures/{id}/values",
              "/api/measures/revenue/values?from=2017-01-01&to=2017-12-31",
              null),
          endpoint(
              EVERYONE,
              "GET /api/measures/{id}/values as text/csv",
              "/api/measures/revenue/values?from=2017-01-01&to=2017-12-31&by=person",
              null),
          endpoint(
              REPORTERS,
              "POST /api/facts",
              "/api/facts",
              "{'entries':[{'key':'absent','kind':'signed','day':'2017-03-01','personId':999999,"
                  + "'amount':'1.00'}]}"),
          endpoint(REPORTERS, "POST /api/facts/{key}/reversal", "/api/facts/absent/reversal", null),
          endpoint(EVERYONE, "GET /api/board", "/api/board?period=year", null),
          endpoint(EVERYONE, "GET /api/wallboard", "/api/wallboard?period=year", null),
          endpoint(OPERATORS, "GET /api/screens"),
          endpoint(
              OPERATORS,
              "POST /api/screens",
              "/api/screens",
              "{'id':'{uuid}','name':'Hall','unitId':1}"),
          endpoint(OPERATORS, "DELETE /api/screens/{id}", "/api/screens/999999", null),
          endpoint(EVERYONE, "GET /api/search", "/api/search?q=works", null),
          endpoint(EVERYONE, "GET /api/deals"),
          endpoint(EVERYONE, "GET /api/deals/board"),
          endpoint(EVERYONE, "GET /api/deals/{id}", "/api/deals/999999", null),
          endpoint(WORKING, "POST /api/deals", "/api/deals", "{'id':'{uuid}','name':'Works'}"),
          endpoint(
              WORKING,
              "PUT /api/deals/{id}",
              "/api/deals/999999",
              "{'id':'{uuid}','version':1,'name':'Works','amount':null,'productId':null,'channel':null}"),
          endpoint(
              WORKING,
              "POST /api/deals/{id}/owner",
              "/api/deals/999999/owner",
              "{'id':'{uuid}','version':1,'personId':1}"),
          endpoint(
              WORKING,
              "POST /api/deals/{id}/blockers",
              "/api/deals/999999/blockers",
              "{'id':'{uuid}','reason':'price'}"),
          endpoint(
              WORKING,
              "POST /api/blockers/{id}/solve",
              "/api/blockers/999999/solve",
              "{'id':'{uuid}'}"),
          endpoint(EVERYONE, "GET /api/pipeline/reasons"),
          endpoint(
              OPERATORS,
              "PUT /api/pipeline/reasons/{list}/{code}",
              "/api/pipeline/reasons/loss/price",
              "{'name':{'zh':'x','en':'x'},'active':true}"),
          endpoint(EVERYONE, "GET /api/pipeline/choices"),
          endpoint(EVERYONE, "GET /api/activities"),
          endpoint(
              WORKING,
              "POST /api/activities",
              "/api/activities",
              "{'id':'{uuid}','kind':'visit','customerId':999999}"),
          endpoint(WORKING, "DELETE /api/activities/{id}", "/api/activities/" + NO_UUID, null),
          endpoint(EVERYONE, "GET /api/customers"),
          endpoint(EVERYONE, "GET /api/views", "/api/views?page=deals", null),
          endpoint(
              EVERYONE,
              "POST /api/views",
              "/api/views",
              "{'id':'{uuid}','page':'deals','name':'Works','query':'?q=x','shared':false}"),
          endpoint(EVERYONE, "DELETE /api/views/{id}", "/api/views/999999", null),
          endpoint(
              WORKING,
              "POST /api/deals/{id}/moves",
              "/api/deals/999999/moves",
              "{'id':'{uuid}','version':1,'to':'needs'}"),
          endpoint(EVERYONE, "GET /api/customers/{id}", "/api/customers/999999", null),
          endpoint(EVERYONE, "GET /api/funnel", "/api/funnel?from=2017-01-01&to=2017-12-31", null),
          endpoint(EVERYONE, "GET /api/pipeline/standards"),
          endpoint(
              PLANNERS,
              "PUT /api/pipeline/standards/{node}",
              "/api/pipeline/standards/lead",
              "{'conversion':0.31,'dwellDays':3,'validFrom':'2031-01-01'}"),
          endpoint(EVERYONE, "GET /api/live as text/event-stream"),
          endpoint(EVERYONE, "GET /api/plans"),
          endpoint(
              PLANNERS,
              "POST /api/plans",
              "/api/plans",
              "{'id':'{uuid}','name':'Plan','measure':'revenue','year':2017,'total':'1200.00',"
                  + "'grain':'1.00','weights':{'equal':true}}"),
          endpoint(EVERYONE, "GET /api/plans/{plan}/grid", "/api/plans/999999/grid", null),
          endpoint(
              PLANNERS,
              "POST /api/plans/{plan}/cells",
              "/api/plans/999999/cells",
              "{'id':'{uuid}','version':1,'node':'company','month':'2017-10','amount':'1.00'}"),
          endpoint(
              PLANNERS,
              "POST /api/plans/{plan}/locks",
              "/api/plans/999999/locks",
              "{'id':'{uuid}','version':1,'node':'company','month':'2017-10','locked':true}"),
          endpoint(PLANNERS, "POST /api/plans/{plan}/balance", "/api/plans/999999/balance", STEP),
          endpoint(PLANNERS, "POST /api/plans/{plan}/undo", "/api/plans/999999/undo", STEP),
          endpoint(PLANNERS, "POST /api/plans/{plan}/publish", "/api/plans/999999/publish", STEP),
          endpoint(
              PLANNERS,
              "POST /api/plans/{plan}/draft",
              "/api/plans/999999/draft",
              "{'id':'{uuid}'}"),
          endpoint(PLANNERS, "DELETE /api/plans/{plan}", "/api/plans/999999?version=1", null),
          endpoint(EVERYONE, "GET /api/notices"),
          endpoint(EVERYONE, "POST /api/notices/read", "/api/notices/read", "{'all':true}"),
          endpoint(EVERYONE, "GET /api/improvements"),
          endpoint(EVERYONE, "POST /api/improvements", "/api/improvements", IMPROVEMENT),
          endpoint(EVERYONE, "GET /api/improvements/choices"),
          endpoint(
              EVERYONE,
              "GET /api/improvements/preview",
              "/api/improvements/preview?measure=visits&wanted=0.1&kind=relative"
                  + "&baselineFrom=2017-01-01&baselineTo=2017-06-30",
              null),
          endpoint(EVERYONE, "GET /api/improvements/{item}", "/api/improvements/999999", null),
          endpoint(
              EVERYONE, "PUT /api/improvements/{item}", "/api/improvements/999999", IMPROVEMENT),
          endpoint(
              EVERYONE,
              "POST /api/improvements/{item}/done",
              "/api/improvements/999999/done",
              STEP),
          endpoint(
              EVERYONE,
              "POST /api/improvements/{item}/reopen",
              "/api/improvements/999999/reopen",
              STEP),
          endpoint(
              EVERYONE,
              "POST /api/improvements/{item}/close",
              "/api/improvements/999999/close",
              "{'id':'{uuid}','version':1,'reason':'no longer needed'}"),
          endpoint(
              EVERYONE,
              "POST /api/improvements/{item}/extend",
              "/api/improvements/999999/extend",
              "{'id':'{uuid}','version':1,'windowDays':180}"),
          endpoint(OPERATORS, "GET /api/imports/entities"),
          endpoint(OPERATORS, "POST /api/imports/files", "/api/imports/files", null),
          endpoint(OPERATORS, "POST /api/imports/check", "/api/imports/check", IMPORT),
          endpoint(OPERATORS, "POST /api/imports", "/api/imports", IMPORT),
          endpoint(OPERATORS, "GET /api/imports"),
          endpoint(OPERATORS, "GET /api/imports/{id}", "/api/imports/" + NO_UUID, null),
          endpoint(
              OPERATORS,
              "POST /api/imports/{id}/cancel",
              "/api/imports/" + NO_UUID + "/cancel",
              null),
          endpoint(
              OPERATORS,
              "GET /api/imports/{id}/errors as text/csv",
              "/api/imports/" + NO_UUID + "/errors",
              null));

  private Endpoints() {}
}
