package gnomon.server.pipeline;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads and changes the catalogue of products. */
@Service
public class Products {

  private final Database database;
  private final ProductRepository repository;

  Products(Database database, ProductRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  public List<Product> all(Scope scope) {
    return database.read(scope, _ -> repository.all());
  }

  public Optional<Product> find(Scope scope, long id) {
    return database.read(scope, _ -> repository.find(id));
  }

  public void add(Scope scope, List<Product> added) {
    database.change(scope, _ -> repository.insert(added));
  }

  public void change(Scope scope, List<Product> changed) {
    database.change(scope, _ -> repository.update(changed));
  }
}
