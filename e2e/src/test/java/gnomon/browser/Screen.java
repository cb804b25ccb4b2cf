package gnomon.browser;

/** A language on a size of screen. */
record Screen(String language, String size, int width, int height) {

  static Screen desktop(String language) {
    return new Screen(language, "desktop", 1440, 900);
  }

  static Screen phone(String language) {
    return new Screen(language, "phone", 390, 844);
  }

  /** A television on a wall. */
  static Screen wall(String language, int width, int height) {
    return new Screen(language, "wall-%dx%d".formatted(width, height), width, height);
  }

  boolean isPhone() {
    return size.equals("phone");
  }

  /** As browsers name it. */
  String locale() {
    return language.equals("zh") ? "zh-CN" : "en-US";
  }

  @Override
  public String toString() {
    return language + "-" + size;
  }
}
