package gnomon.server.demo;

import java.util.List;

/** Names of people and firms, put together from common parts; all of them are invented. */
final class ChineseNames {

  private static final String SURNAMES =
      "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚";
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬凤洁梅琳云兰波宁斌鹏浩宇轩涵梓怡欣佳雨晨思远嘉睿博文昊天子俊泽瑞凯琪雅诗语桐安然清越致知景行若溪亦凡书言";
  private static final List<String> PLACES =
      List.of(
          "杭州", "苏州", "宁波", "无锡", "合肥", "南京", "嘉兴", "绍兴", "广州", "佛山", "东莞", "厦门", "泉州", "中山", "惠州",
          "珠海", "天津", "石家庄", "济南", "青岛", "太原", "保定", "唐山", "烟台", "武汉", "长沙", "郑州", "南昌", "洛阳", "襄阳",
          "宜昌", "株洲", "成都", "重庆", "昆明", "贵阳", "绵阳", "遵义", "宜宾", "曲靖");
  private static final List<String> BRANDS =
      List.of(
          "恒达", "瑞丰", "明远", "华盛", "嘉禾", "博雅", "康宁", "永信", "天成", "中联", "新航", "鼎新", "万通", "海润", "金桥",
          "百川", "安泰", "启明", "宏图", "汇德", "佳信", "东方", "凯旋", "立诚", "众和", "远景", "星辰", "同创", "国泰", "盛世",
          "朗逸", "德润", "正源", "和美", "长青", "云帆", "锦程", "信达", "优品", "卓越");

  private ChineseNames() {}

  static String person(Chance chance) {
    StringBuilder name = new StringBuilder();
    name.append(SURNAMES.charAt(chance.between(0, SURNAMES.length() - 1)));
    name.append(GIVEN.charAt(chance.between(0, GIVEN.length() - 1)));
    if (chance.happens(0.8)) {
      name.append(GIVEN.charAt(chance.between(0, GIVEN.length() - 1)));
    }
    return name.toString();
  }

  /** A firm of a trade in a region, such as 杭州恒达超市. */
  static String firm(Chance chance, int region, String suffix) {
    String place = PLACES.get(region * 8 + chance.between(0, 7));
    return place + chance.oneOf(BRANDS) + suffix;
  }
}
