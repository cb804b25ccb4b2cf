package gnomon.server.customer;

import static gnomon.database.Tables.CUSTOMER_CUSTOMER;

import gnomon.database.tables.records.CustomerCustomerRecord;
import gnomon.server.database.Rows;
import gnomon.server.database.SearchKeys;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class CustomerRepository {

  private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

  private final DSLContext dsl;
  private final ObjectMapper json;

  CustomerRepository(DSLContext dsl, ObjectMapper json) {
    this.dsl = dsl;
    this.json = json;
  }

  List<Customer> findByIds(Collection<Long> ids) {
    return find(CUSTOMER_CUSTOMER.ID.eq(DSL.any(ids.toArray(Long[]::new))));
  }

  List<Customer> findByKeys(Collection<String> keys) {
    return find(CUSTOMER_CUSTOMER.KEY.eq(DSL.any(keys.toArray(String[]::new))));
  }

  List<Customer> findByNames(Collection<String> names) {
    return find(CUSTOMER_CUSTOMER.NAME.eq(DSL.any(names.toArray(String[]::new))));
  }

  private List<Customer> find(Condition condition) {
    return dsl.selectFrom(CUSTOMER_CUSTOMER)
        .where(condition)
        .orderBy(CUSTOMER_CUSTOMER.ID)
        .fetch(this::customer);
  }

  private Customer customer(CustomerCustomerRecord r) {
    return new Customer(
        r.getId(),
        r.getKey(),
        r.getName(),
        r.getIndustry(),
        r.getRegion(),
        r.getTier(),
        r.getParentKey(),
        r.getOwnerId(),
        r.getUnitId(),
        json.readValue(r.getAttributes().data(), ATTRIBUTES),
        r.getFirstOrderOn(),
        r.getCreatedOn());
  }

  long count() {
    return dsl.fetchCount(CUSTOMER_CUSTOMER);
  }

  List<Customer> page(int page, int size) {
    return dsl.selectFrom(CUSTOMER_CUSTOMER)
        .orderBy(CUSTOMER_CUSTOMER.NAME, CUSTOMER_CUSTOMER.ID)
        .limit(size)
        .offset((long) page * size)
        .fetch(this::customer);
  }

  List<String> names(int most) {
    return dsl.select(CUSTOMER_CUSTOMER.NAME)
        .from(CUSTOMER_CUSTOMER)
        .orderBy(CUSTOMER_CUSTOMER.NAME)
        .limit(most)
        .fetch(CUSTOMER_CUSTOMER.NAME);
  }

  void insert(List<Customer> added) {
    columns(added).with(CUSTOMER_CUSTOMER.KEY, Customer::key).insert(dsl, CUSTOMER_CUSTOMER);
  }

  void update(List<Customer> changed) {
    columns(changed)
        .with(CUSTOMER_CUSTOMER.ID, Customer::id)
        .update(dsl, CUSTOMER_CUSTOMER, CUSTOMER_CUSTOMER.ID);
  }

  private Rows<Customer> columns(List<Customer> customers) {
    return Rows.of(customers)
        .with(CUSTOMER_CUSTOMER.NAME, Customer::name)
        .with(CUSTOMER_CUSTOMER.INDUSTRY, Customer::industry)
        .with(CUSTOMER_CUSTOMER.REGION, Customer::region)
        .with(CUSTOMER_CUSTOMER.TIER, Customer::tier)
        .with(CUSTOMER_CUSTOMER.PARENT_KEY, Customer::parentKey)
        .with(CUSTOMER_CUSTOMER.OWNER_ID, Customer::ownerId)
        .with(CUSTOMER_CUSTOMER.UNIT_ID, Customer::unitId)
        .withJson(
            CUSTOMER_CUSTOMER.ATTRIBUTES,
            customer -> json.writeValueAsString(customer.attributes()))
        .with(CUSTOMER_CUSTOMER.CREATED_ON, Customer::createdOn)
        .withTexts(CUSTOMER_CUSTOMER.SEARCH_KEYS, customer -> SearchKeys.of(customer.name()));
  }

  void updateFirstOrders(Map<Long, Optional<LocalDate>> days) {
    Rows.of(days.entrySet())
        .with(CUSTOMER_CUSTOMER.ID, Map.Entry::getKey)
        .with(CUSTOMER_CUSTOMER.FIRST_ORDER_ON, day -> day.getValue().orElse(null))
        .update(dsl, CUSTOMER_CUSTOMER, CUSTOMER_CUSTOMER.ID);
  }
}
