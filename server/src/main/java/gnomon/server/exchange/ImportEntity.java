package gnomon.server.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.server.api.Nearest;
import gnomon.server.api.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file can hold, in the order in which files are loaded: nothing refers to a later one. */
public enum ImportEntity {
  UNITS("组织单元", "Units"),
  PEOPLE("人员", "People"),
  CUSTOMERS("客户", "Customers"),
  PRODUCTS("产品", "Products"),
  DEALS("商机", "Deals"),
  NODE_VISITS("节点历史", "Node visits"),
  ORDERS("订单", "Orders"),
  RECEIPTS("回款", "Receipts"),
  ACTIVITIES("活动", "Activities");

  static final String ATTRIBUTE = "attributes.";

  private final String zh;
  private final String en;

  ImportEntity(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text title() {
    return new Text(zh, en);
  }

  public List<ImportField> fields() {
    return ImportFields.of(this);
  }

  public Optional<ImportField> field(String name) {
    if (this == CUSTOMERS && name.startsWith(ATTRIBUTE)) {
      return Optional.of(ImportField.text(name, name, name));
    }
    return fields().stream().filter(field -> field.field().equals(name)).findFirst();
  }

  @JsonCreator
  public static ImportEntity of(String code) {
    return Arrays.stream(values())
        .filter(entity -> entity.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is nothing that can be imported. Maybe %s."
                    .formatted(
                        code,
                        Nearest.to(code, Arrays.stream(values()).map(ImportEntity::code).toList())
                            .orElse("one of people, customers, products, deals, orders"))));
  }
}
