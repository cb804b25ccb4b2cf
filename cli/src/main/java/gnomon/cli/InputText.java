package gnomon.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file as text: UTF-8 with or without a byte order mark, else GB18030.
 *
 * @param name the file as it was named; {@code -} is standard input
 */
record InputText(String name, String text) {

  static InputText read(String name) throws IOException {
    byte[] content;
    try {
      content = name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException absent) {
      throw new InputRefused("%s: there is no such file. Maybe look at its path.".formatted(name));
    }
    String text = decoded(content);
    return new InputText(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static String decoded(byte[] content) throws CharacterCodingException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notUtf8) {
      return Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(content)).toString();
    }
  }

  InputRefused wrong(long line, String what) {
    return new InputRefused("%s:%d: %s".formatted(name, line, what));
  }
}
