package gnomon.server.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What a deal is worth in the pipeline.
 *
 * @param amount minor units
 * @param estimated nobody has named an amount yet, so the list price stands in
 */
record Worth(long amount, boolean estimated) {

  static Worth of(Deal deal, @Nullable Product product) {
    Long amount = deal.amount();
    if (amount != null) {
      return new Worth(amount, false);
    }
    Long listPrice = product == null ? null : product.listPrice();
    return new Worth(listPrice == null ? 0 : listPrice, true);
  }
}
