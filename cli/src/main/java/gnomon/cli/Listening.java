package gnomon.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server listens. Beyond this machine it speaks TLS, unless someone insists. */
final class Listening {

  @Option(names = "--port", defaultValue = "8080", description = "Port (${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      defaultValue = "localhost",
      description = "Address to listen on (${DEFAULT-VALUE}); others than this machine need TLS.")
  String host = "localhost";

  @Option(names = "--certificate", paramLabel = "PEM", description = "Certificate chain for TLS.")
  @Nullable Path certificate;

  @Option(names = "--certificate-key", paramLabel = "PEM", description = "Its private key.")
  @Nullable Path key;

  @Option(
      names = "--plain-http",
      description = "Without TLS beyond this machine: only behind a proxy that adds it.")
  boolean plainHttp;

  String address() {
    String name = isLocal() ? "localhost" : host;
    return (certificate == null ? "http" : "https") + "://" + name + ":" + port;
  }

  Map<String, Object> properties() throws IOException {
    requireSafe();
    requireFree();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", port);
    properties.put("server.address", host);
    if (certificate != null && key != null) {
      properties.put("server.ssl.certificate", "file:" + certificate.toAbsolutePath());
      properties.put("server.ssl.certificate-private-key", "file:" + key.toAbsolutePath());
      properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
      properties.put("server.http2.enabled", true);
    }
    if (plainHttp) {
      properties.put("server.forward-headers-strategy", "native");
    }
    return properties;
  }

  private boolean isLocal() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
  }

  private void requireSafe() {
    if ((certificate == null) != (key == null)) {
      throw new InputRefused("TLS needs both --certificate and --certificate-key.");
    }
    for (Path file :
        certificate == null || key == null ? new Path[0] : new Path[] {certificate, key}) {
      if (!Files.isReadable(file)) {
        throw new InputRefused("The file %s cannot be read.".formatted(file));
      }
    }
    if (!isLocal() && certificate == null && !plainHttp) {
      throw new InputRefused(
          "Listening on %s sends passwords over the network. Give --certificate and --certificate-key, or --plain-http behind a proxy that adds TLS."
              .formatted(host));
    }
  }

  private void requireFree() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (java.net.BindException taken) {
      throw new InputRefused(
          "Port %d is in use by another program. Maybe take another one: --port %d"
              .formatted(port, port + 1));
    }
  }
}
