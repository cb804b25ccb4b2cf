package gnomon.server.pipeline;

import gnomon.server.api.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** In what order a list of deals is shown. */
enum DealOrder {
  AMOUNT("amount"),
  AMOUNT_DOWN("-amount"),
  OPENED("opened"),
  OPENED_DOWN("-opened"),
  NODE("node"),
  STAY("stay"),
  STAY_DOWN("-stay"),
  NAME("name"),
  OWNER("owner");

  private final String code;

  DealOrder(String code) {
    this.code = code;
  }

  static DealOrder of(String code) {
    return Arrays.stream(values())
        .filter(order -> order.code.equals(code))
        .findFirst()
        .orElseThrow(() -> {
          String codes =
              Arrays.stream(values()).map(order -> order.code).collect(Collectors.joining(", "));
          return Refusal.invalid(
                  "unknown_order",
                  "sort",
                  "不能按“%s”排序。可用：%s。".formatted(code, codes),
                  "Deals cannot be sorted by \"%s\". Maybe one of %s.".formatted(code, codes))
              .asException();
        });
  }
}
