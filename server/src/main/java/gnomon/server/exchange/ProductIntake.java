package gnomon.server.exchange;

import gnomon.server.pipeline.Product;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class ProductIntake implements Intake<Product> {

  private final Loading loading;

  ProductIntake(Loading loading) {
    this.loading = loading;
  }

  @Override
  public String keyOf(Row row) {
    String key = row.value("key");
    return loading.key(key.isEmpty() ? row.value("name") : key);
  }

  @Override
  public Map<String, Product> existing(Collection<String> keys) {
    return loading.registers().products().all(loading.scope()).stream()
        .filter(product -> keys.contains(product.key()))
        .collect(Collectors.toMap(Product::key, Function.identity()));
  }

  @Override
  public @Nullable Product read(Row row, String key, @Nullable Product existing, Tally tally) {
    String name = row.text("name", null);
    return name == null
        ? null
        : new Product(
            existing == null ? 0 : existing.id(),
            key,
            name,
            row.text("line", existing == null ? null : existing.line()),
            row.positiveMoney(
                "listPrice", loading.scale(), existing == null ? null : existing.listPrice()));
  }

  @Override
  public void add(List<Product> added) {
    loading.registers().products().add(loading.scope(), added);
  }

  @Override
  public void change(List<Product> changed) {
    loading.registers().products().change(loading.scope(), changed);
  }
}
