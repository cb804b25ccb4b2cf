package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a business line does business.
 *
 * @param oldClients customers of a team from before the beginning
 * @param conversion chance to go on from a node, for an average person and customer
 * @param channels weights in the order of {@link #CHANNELS}
 */
record Business(
    Pace pace,
    int oldClients,
    Map<Node, Double> conversion,
    Buying buying,
    List<Good> goods,
    List<Trade> trades,
    List<Double> channels) {

  /**
   * How much comes and how fast it goes.
   *
   * @param leads of a team on a working day
   * @param growth of the leads a year
   * @param dwell mean working days at lead, needs, proposal, objections and signing
   */
  record Pace(double leads, double growth, Map<Node, Double> dwell) {}

  /**
   * How existing customers buy again.
   *
   * @param rhythm days between two orders
   * @param spread of the rhythm, lognormal
   * @param leaving chance to stop after an order
   * @param returning chance that an order goes back
   * @param service chance that an order leads to a question to the service
   */
  record Buying(double rhythm, double spread, double leaving, double returning, double service) {}

  /**
   * Something that is sold.
   *
   * @param price list price in yuan
   * @param before share of the line's sales at the beginning
   * @param after share of the line's sales three years later
   */
  record Good(String line, String name, long price, double before, double after) {

    String key() {
      return "demo/" + line + "-" + name;
    }

    double share(double years) {
      return before + (after - before) * Math.min(1.3, years / 3);
    }
  }

  /**
   * A kind of customer.
   *
   * @param size its orders against those of the average customer
   * @param a share of tier A
   * @param b share of tier B
   */
  record Trade(String industry, String suffix, double share, double size, double a, double b) {}

  /** Leaders of community groups who are asked to sell: most of them are worth much. */
  static final Trade GROUP_LEADERS = new Trade("社区团购", "团购", 1, 0.9, 0.62, 0.28);

  static final List<String> CHANNELS = List.of("线上推广", "展会", "转介绍", "合作伙伴");
  static final String PARTNERS = "合作伙伴";
  static final String ONLINE = "线上推广";

  private static final List<Node> NODES =
      List.of(Node.LEAD, Node.NEEDS, Node.PROPOSAL, Node.OBJECTIONS, Node.SIGNING);

  private static final Business CONSUMER =
      new Business(
          new Pace(1.12, 0.03, byNode(2.0, 2.7, 2.8, 0.8, 1.5)),
          110,
          byNode(0.60, 0.74, 0.58, 0.86, 0.92),
          new Buying(200, 0.75, 0.06, 0.015, 0.40),
          List.of(
              new Good("消费品", "家清套装", 8_000, 0.30, 0.28),
              new Good("消费品", "健康饮品", 12_000, 0.30, 0.30),
              new Good("消费品", "休闲食品", 10_000, 0.25, 0.24),
              new Good("消费品", "节日礼盒", 18_000, 0.15, 0.18)),
          List.of(
              new Trade("社区团购", "团购", 0.40, 0.9, 0.35, 0.40),
              new Trade("连锁商超", "超市", 0.30, 2.2, 0.30, 0.45),
              new Trade("便利店", "便利", 0.20, 0.7, 0.10, 0.40),
              new Trade("电商", "商城", 0.10, 1.6, 0.25, 0.40)),
          List.of(0.22, 0.16, 0.22, 0.40));

  private static final Business MEDICAL =
      new Business(
          new Pace(0.80, 0.03, byNode(2.3, 3.3, 3.3, 0.9, 1.9)),
          48,
          byNode(0.56, 0.72, 0.57, 0.85, 0.90),
          new Buying(44, 0.30, 0.030, 0.020, 0.30),
          List.of(
              new Good("医疗设备", "监护仪", 120_000, 0.35, 0.33),
              new Good("医疗设备", "超声诊断仪", 380_000, 0.20, 0.22),
              new Good("医疗设备", "检验试剂包", 60_000, 0.45, 0.45)),
          List.of(
              new Trade("三级医院", "医院", 0.12, 5.2, 0.70, 0.30),
              new Trade("二级医院", "医院", 0.36, 1.5, 0.0, 1.0),
              new Trade("基层医疗", "卫生院", 0.52, 0.22, 0.0, 0.0)),
          List.of(0.16, 0.21, 0.21, 0.42));

  private static final Business CHARGING =
      new Business(
          new Pace(1.05, 0.00, byNode(2.0, 2.9, 3.0, 0.8, 1.6)),
          64,
          byNode(0.58, 0.73, 0.57, 0.85, 0.91),
          new Buying(62, 0.40, 0.056, 0.018, 0.45),
          List.of(
              new Good("新能源后市场", "标准充电桩", 36_000, 0.47, 0.42),
              new Good("新能源后市场", "高端充电桩", 88_000, 0.05, 0.14),
              new Good("新能源后市场", "维保服务包", 24_000, 0.48, 0.465)),
          List.of(
              new Trade("县域汽修", "汽修", 0.44, 0.6, 0.10, 0.35),
              new Trade("充电运营商", "充电", 0.22, 2.4, 0.40, 0.45),
              new Trade("4S 店", "汽车", 0.22, 1.2, 0.20, 0.50),
              new Trade("物流车队", "物流", 0.12, 1.6, 0.25, 0.45)),
          List.of(0.20, 0.19, 0.19, 0.42));

  private static final Business EDUCATION =
      new Business(
          new Pace(2.15, 0.03, byNode(1.9, 2.6, 2.8, 0.8, 1.5)),
          44,
          byNode(0.62, 0.76, 0.22, 0.85, 0.91),
          new Buying(120, 0.30, 0.070, 0.010, 0.20),
          List.of(
              new Good("教育", "升学辅导课程", 36_000, 0.45, 0.42),
              new Good("教育", "教师培训", 52_000, 0.30, 0.30),
              new Good("教育", "智慧课堂", 110_000, 0.25, 0.28)),
          List.of(
              new Trade("中小学", "学校", 0.34, 1.2, 0.20, 0.50),
              new Trade("培训机构", "培训", 0.38, 0.8, 0.15, 0.40),
              new Trade("职业院校", "学院", 0.18, 1.4, 0.25, 0.50),
              new Trade("高校", "大学", 0.10, 2.0, 0.40, 0.45)),
          List.of(0.22, 0.19, 0.19, 0.40));

  private static final Business SOFTWARE =
      new Business(
          new Pace(0.84, 0.04, byNode(2.2, 3.2, 3.3, 0.9, 1.8)),
          44,
          byNode(0.57, 0.72, 0.56, 0.84, 0.90),
          new Buying(180, 0.25, 0.080, 0.015, 0.35),
          List.of(
              new Good("软件", "客户管理云", 68_000, 0.45, 0.42),
              new Good("软件", "供应链云", 160_000, 0.30, 0.30),
              new Good("软件", "数据平台", 260_000, 0.25, 0.28)),
          List.of(
              new Trade("制造业", "制造", 0.36, 1.3, 0.25, 0.45),
              new Trade("电商", "电商", 0.24, 0.9, 0.20, 0.45),
              new Trade("物流", "物流", 0.22, 1.0, 0.20, 0.45),
              new Trade("金融", "金融", 0.18, 2.0, 0.40, 0.45)),
          List.of(0.22, 0.18, 0.18, 0.42));

  static Business of(Line line) {
    return switch (line) {
      case CONSUMER -> CONSUMER;
      case MEDICAL -> MEDICAL;
      case CHARGING -> CHARGING;
      case EDUCATION -> EDUCATION;
      case SOFTWARE -> SOFTWARE;
    };
  }

  private static Map<Node, Double> byNode(double... values) {
    Map<Node, Double> byNode = new EnumMap<>(Node.class);
    for (int i = 0; i < values.length; i++) {
      byNode.put(NODES.get(i), values[i]);
    }
    return byNode;
  }

  /** What a table says of a node; after-sales is in none. */
  static double at(Map<Node, Double> values, Node node) {
    return Objects.requireNonNull(values.get(node), node.code());
  }
}
