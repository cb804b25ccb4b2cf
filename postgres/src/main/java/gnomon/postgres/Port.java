package gnomon.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/** The TCP port of a data folder: the one asked for, else the one of last time, else a free one. */
final class Port {

  private Port() {}

  static int choose(Folder folder, Options options) throws IOException {
    if (options.port() != 0) {
      if (!isFree(options.port())) {
        throw new PostgresNotStarted(
            "Port "
                + options.port()
                + " on 127.0.0.1 is in use, so PostgreSQL cannot listen there.\nMaybe leave the"
                + " port out, and a free one is chosen.");
      }
      return options.port();
    }
    int last = last(folder);
    return last != 0 && isFree(last) ? last : free();
  }

  static void remember(Folder folder, int port) throws IOException {
    if (last(folder) != port) {
      folder.write(folder.port(), port + "\n");
    }
  }

  private static int last(Folder folder) throws IOException {
    if (!Files.exists(folder.port())) {
      return 0;
    }
    var text = Files.readString(folder.port()).strip();
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false; // the answer to the question
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
