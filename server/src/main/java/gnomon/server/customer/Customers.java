package gnomon.server.customer;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Reads and changes customers, many at a time. */
@Service
public class Customers {

  private final Database database;
  private final CustomerRepository repository;

  Customers(Database database, CustomerRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  public Optional<Customer> find(Scope scope, long id) {
    return byIds(scope, List.of(id)).values().stream().findFirst();
  }

  public Map<Long, Customer> byIds(Scope scope, Collection<Long> ids) {
    return database.read(scope, _ -> repository.findByIds(ids)).stream()
        .collect(Collectors.toMap(Customer::id, Function.identity()));
  }

  public Map<String, Customer> byKeys(Scope scope, Collection<String> keys) {
    return database.read(scope, _ -> repository.findByKeys(keys)).stream()
        .collect(Collectors.toMap(Customer::key, Function.identity()));
  }

  /** All customers of some names; two may share one. */
  public List<Customer> byNames(Scope scope, Collection<String> names) {
    return database.read(scope, _ -> repository.findByNames(names));
  }

  /** The first names in alphabetical order, to suggest one that was meant. */
  public List<String> names(Scope scope, int most) {
    return database.read(scope, _ -> repository.names(most));
  }

  public long count(Scope scope) {
    return database.read(scope, _ -> repository.count());
  }

  /** A page of all customers by name. */
  public List<Customer> page(Scope scope, int page, int size) {
    return database.read(scope, _ -> repository.page(page, size));
  }

  public void add(Scope scope, List<Customer> added) {
    database.change(scope, _ -> repository.insert(added));
  }

  public void change(Scope scope, List<Customer> changed) {
    database.change(scope, _ -> repository.update(changed));
  }

  /** Sets the days of first orders. */
  public void saveFirstOrders(Scope scope, Map<Long, Optional<LocalDate>> days) {
    database.change(scope, _ -> repository.updateFirstOrders(days));
  }
}
