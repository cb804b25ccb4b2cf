package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_PRODUCT;

import gnomon.database.tables.records.PipelineProductRecord;
import gnomon.server.database.Rows;
import gnomon.server.database.SearchKeys;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ProductRepository {

  private final DSLContext dsl;

  ProductRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Product> all() {
    return dsl.selectFrom(PIPELINE_PRODUCT)
        .orderBy(PIPELINE_PRODUCT.ID)
        .fetch(ProductRepository::product);
  }

  private static Product product(PipelineProductRecord r) {
    return new Product(r.getId(), r.getKey(), r.getName(), r.getLine(), r.getListPrice());
  }

  Optional<Product> find(long id) {
    return dsl.selectFrom(PIPELINE_PRODUCT)
        .where(PIPELINE_PRODUCT.ID.eq(id))
        .fetchOptional(ProductRepository::product);
  }

  void insert(List<Product> added) {
    columns(added).with(PIPELINE_PRODUCT.KEY, Product::key).insert(dsl, PIPELINE_PRODUCT);
  }

  void update(List<Product> changed) {
    columns(changed)
        .with(PIPELINE_PRODUCT.ID, Product::id)
        .update(dsl, PIPELINE_PRODUCT, PIPELINE_PRODUCT.ID);
  }

  private static Rows<Product> columns(List<Product> products) {
    return Rows.of(products)
        .with(PIPELINE_PRODUCT.NAME, Product::name)
        .with(PIPELINE_PRODUCT.LINE, Product::line)
        .with(PIPELINE_PRODUCT.LIST_PRICE, Product::listPrice)
        .withTexts(PIPELINE_PRODUCT.SEARCH_KEYS, product -> SearchKeys.of(product.name()));
  }
}
