package gnomon.server.exchange;

import gnomon.server.api.Nearest;
import gnomon.server.api.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads mapping files. An unknown key is an error that names it and the nearest known one. */
@Component
public class MappingReader {

  private final ObjectMapper json;

  MappingReader(ObjectMapper json) {
    this.json = json;
  }

  public Mapping read(String yaml) {
    try {
      Map<String, Object> tree = parser().load(yaml);
      if (tree == null) {
        throw refusal("映射文件是空的。", "The mapping file is empty.").asException();
      }
      return json.convertValue(tree, Mapping.class).complete();
    } catch (UnrecognizedPropertyException unknown) {
      throw unknownKey(unknown).asException();
    } catch (MarkedYAMLException broken) {
      throw atLine(broken).asException();
    } catch (JacksonException
        | YAMLException
        | ClassCastException
        | IllegalArgumentException broken) {
      String message = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
      throw refusal("映射文件无法读取：" + message, "The mapping file cannot be read: " + message)
          .asException();
    }
  }

  private static Refusal atLine(MarkedYAMLException broken) {
    int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
    return refusal(
        "映射文件第 %d 行无法读取：%s。请检查缩进和冒号。".formatted(line, broken.getProblem()),
        "Line %d of the mapping cannot be read: %s. Maybe look at its indentation and colons."
            .formatted(line, broken.getProblem()));
  }

  private static Refusal unknownKey(UnrecognizedPropertyException unknown) {
    java.util.List<String> known =
        unknown.getKnownPropertyIds() == null
            ? java.util.List.of()
            : unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
    String nearest = Nearest.to(unknown.getPropertyName(), known).orElse(String.join(", ", known));
    return refusal(
        "映射文件有未知的键“%s”。是否应为：%s？".formatted(unknown.getPropertyName(), nearest),
        "The mapping file has an unknown key \"%s\". Maybe %s."
            .formatted(unknown.getPropertyName(), nearest));
  }

  private static Refusal refusal(String zh, String en) {
    return Refusal.invalid("mapping_invalid", "mapping", zh, en);
  }

  /** Every scalar stays the text that was written: {@code no} is a word, {@code 01} is not 1. */
  private static Yaml parser() {
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading),
        new Representer(dumping),
        dumping,
        loading,
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // none: see above
          }
        });
  }
}
