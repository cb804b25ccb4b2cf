package gnomon.server.exchange;

/** A file as somebody gave it. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Upload(String name, byte[] content) {

  @Override
  public String toString() {
    return "Upload[%s, %d bytes]".formatted(name, content.length);
  }
}
