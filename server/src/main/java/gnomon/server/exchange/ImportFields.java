package gnomon.server.exchange;

import static gnomon.server.exchange.ImportField.choice;
import static gnomon.server.exchange.ImportField.date;
import static gnomon.server.exchange.ImportField.money;
import static gnomon.server.exchange.ImportField.text;

import java.util.List;

/** The fields of every entity. */
final class ImportFields {

  private ImportFields() {}

  static List<ImportField> of(ImportEntity entity) {
    return switch (entity) {
      case UNITS -> UNITS;
      case PEOPLE -> PEOPLE;
      case CUSTOMERS -> CUSTOMERS;
      case PRODUCTS -> PRODUCTS;
      case DEALS -> DEALS;
      case NODE_VISITS -> NODE_VISITS;
      case ORDERS -> ORDERS;
      case RECEIPTS -> RECEIPTS;
      case ACTIVITIES -> ACTIVITIES;
    };
  }

  private static final List<ImportField> UNITS =
      List.of(
          text("name", "名称", "Name").needed(),
          choice("level", "层级", "Level", "region", "department", "team").needed(),
          text("parent", "上级单元", "Parent unit")
              .help("名称；空则直属公司", "Its name; empty for a unit right below the company"));

  private static final List<ImportField> PEOPLE =
      List.of(
          text("name", "姓名", "Name").needed(),
          text("key", "编号", "Key").help("不映射时用姓名", "The name when left out"),
          text("title", "职务", "Title"),
          text("region", "区域", "Region"),
          text("department", "部门", "Department"),
          text("team", "团队", "Team"),
          text("manager", "团队主管", "Manager of the team"),
          choice("role", "角色", "Role", "seller", "manager", "member"),
          date("from", "任职开始", "Member from"),
          date("to", "任职结束", "Member to"));

  private static final List<ImportField> CUSTOMERS =
      List.of(
          text("name", "名称", "Name").needed(),
          text("key", "编号", "Key").help("不映射时用名称", "The name when left out"),
          text("industry", "行业", "Industry"),
          text("region", "地区", "Region"),
          text("tier", "等级", "Tier"),
          text("parent", "母公司", "Parent company"),
          text("owner", "负责人", "Owner"),
          date("created", "创建日期", "Created"));

  private static final List<ImportField> PRODUCTS =
      List.of(
          text("name", "名称", "Name").needed(),
          text("key", "编号", "Key").help("不映射时用名称", "The name when left out"),
          text("line", "产品线", "Product line"),
          money("listPrice", "目录价", "List price"));

  private static final List<ImportField> DEALS =
      List.of(
          text("key", "编号", "Key").needed(),
          text("name", "名称", "Name").help("不映射时由客户与产品组成", "Customer and product when left out"),
          text("owner", "负责人", "Owner").needed(),
          text("customer", "客户", "Customer"),
          text("product", "产品", "Product"),
          text("channel", "渠道", "Channel"),
          choice(
                  "stage",
                  "阶段",
                  "Stage",
                  "lead",
                  "needs",
                  "proposal",
                  "objections",
                  "signing",
                  "won",
                  "lost")
              .needed(),
          choice("lostAt", "丢单节点", "Lost at", "lead", "needs", "proposal", "objections", "signing")
              .help("丢单时所在节点；不映射时为 needs", "The node where it was lost; needs when left out"),
          date("opened", "开始日期", "Opened")
              .help("没有日期的商机不计入事实", "A deal without a date posts no facts"),
          date("closed", "关闭日期", "Closed")
              .help("赢单与丢单必填；进行中的忽略", "For won and lost deals; ignored for open ones"),
          money("amount", "金额", "Amount")
              .help("空则按目录价估算", "List price stands in where it is empty"),
          text("lossReason", "丢单原因", "Reason of the loss"),
          date("recorded", "录入日期", "Recorded"));

  private static final List<ImportField> NODE_VISITS =
      List.of(
          text("deal", "商机编号", "Deal").needed(),
          choice(
                  "node",
                  "节点",
                  "Node",
                  "lead",
                  "needs",
                  "proposal",
                  "objections",
                  "signing",
                  "after_sales")
              .needed(),
          date("entered", "进入日期", "Entered").needed(),
          date("left", "离开日期", "Left"));

  private static final List<ImportField> ORDERS =
      List.of(
          text("key", "编号", "Key").needed(),
          text("owner", "负责人", "Owner").needed(),
          text("customer", "客户", "Customer"),
          text("deal", "商机编号", "Deal")
              .help(
                  "属于已赢商机的订单不重复计签约额；退货总是计入",
                  "An order of a won deal is counted with the deal; a return always counts"),
          text("product", "产品", "Product"),
          text("channel", "渠道", "Channel"),
          date("day", "签约日期", "Signed on").needed(),
          money("amount", "金额", "Amount").needed().help("负数为退货", "Below zero for a return"),
          date("recorded", "录入日期", "Recorded"));

  private static final List<ImportField> RECEIPTS =
      List.of(
          text("key", "编号", "Key").needed(),
          text("owner", "负责人", "Owner").help("不映射时用订单的负责人", "The order's owner when left out"),
          text("order", "订单编号", "Order"),
          text("customer", "客户", "Customer"),
          date("day", "到账日期", "Paid on").needed(),
          money("amount", "金额", "Amount").needed().help("负数为退款", "Below zero for a refund"),
          date("recorded", "录入日期", "Recorded"));

  private static final List<ImportField> ACTIVITIES =
      List.of(
          text("key", "编号", "Key").needed(),
          choice("kind", "类型", "Kind", "visit", "call", "needs_report").needed(),
          date("day", "日期", "Day").needed(),
          text("owner", "执行人", "Done by").needed(),
          text("deal", "商机编号", "Deal"),
          text("customer", "客户", "Customer"),
          text("text", "内容", "Text"),
          date("recorded", "录入日期", "Recorded"));
}
