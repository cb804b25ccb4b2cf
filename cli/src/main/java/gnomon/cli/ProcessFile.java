package gnomon.cli;

import gnomon.engine.pipeline.SalesProcess;
import gnomon.server.api.Nearest;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code nodes: [{id: lead, conversion: 30%, dwell: 2d}, …]}, {@code won}, {@code lost}. */
record ProcessFile(InputText file) {

  SalesProcess read() {
    Map<String, Node> parts = keys(tree(), List.of("nodes", "won", "lost"));
    Node nodes = parts.get("nodes");
    if (nodes == null) {
      throw file.wrong(1, "there are no nodes. Write nodes: [{id: lead, conversion: 30%}].");
    }
    List<SalesProcess.Stage> stages = new ArrayList<>();
    for (Node node : items(nodes)) {
      SalesProcess.Stage stage = stage(node);
      if (stages.stream().anyMatch(other -> other.id().equals(stage.id()))) {
        throw file.wrong(line(node), "the node \"%s\" is there twice.".formatted(stage.id()));
      }
      stages.add(stage);
    }
    if (stages.isEmpty()) {
      throw file.wrong(line(nodes), "there are no nodes. Write nodes: [{id: lead}].");
    }
    return new SalesProcess(stages, words(parts.get("won")), words(parts.get("lost")));
  }

  private Node tree() {
    try {
      Node tree = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
      if (tree == null) {
        throw file.wrong(1, "the file is empty. Write nodes: [{id: lead, conversion: 30%}].");
      }
      return tree;
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw file.wrong(line, broken.getProblem() + ". Maybe look at its indentation and brackets.");
    }
  }

  private SalesProcess.Stage stage(Node node) {
    Map<String, Node> parts = keys(node, List.of("id", "conversion", "dwell"));
    Node id = parts.get("id");
    if (id == null) {
      throw file.wrong(line(node), "a node needs an id, such as {id: lead}.");
    }
    return new SalesProcess.Stage(
        word(id), share(parts.get("conversion")), days(parts.get("dwell")));
  }

  private @Nullable Double share(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    String text = word(node).strip();
    boolean percent = text.endsWith("%");
    Double value = number(percent ? text.substring(0, text.length() - 1) : text);
    Double share = value == null ? null : percent ? value / 100 : value;
    if (share == null || !(share >= 0 && share <= 1)) {
      throw file.wrong(
          line(node), "the conversion \"%s\" is not one. Write 30%% or 0.3.".formatted(text));
    }
    return share;
  }

  private @Nullable Double days(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    String text = word(node).strip();
    boolean hours = text.endsWith("h");
    boolean marked = hours || text.endsWith("d");
    Double value = number(marked ? text.substring(0, text.length() - 1) : text);
    if (value == null || !(value > 0)) {
      throw file.wrong(
          line(node), "the dwell \"%s\" is not one. Write 2d, 36h or 2.".formatted(text));
    }
    return hours ? value / 24 : value;
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  private Set<String> words(@Nullable Node node) {
    Set<String> words = new LinkedHashSet<>();
    if (node != null) {
      (node instanceof ScalarNode ? List.of(node) : items(node))
          .forEach(one -> words.add(word(one)));
    }
    return words;
  }

  private List<Node> items(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw file.wrong(line(node), "this should be a list, such as [lead, needs].");
  }

  private String word(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw file.wrong(line(node), "this should be a single word.");
  }

  private Map<String, Node> keys(Node node, List<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw file.wrong(line(node), "this should have the keys %s.".formatted(known));
    }
    Map<String, Node> parts = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = word(tuple.getKeyNode());
      if (!known.contains(key)) {
        Optional<String> nearest = Nearest.to(key, known);
        throw file.wrong(
            line(tuple.getKeyNode()),
            "there is no key \"%s\". Maybe %s."
                .formatted(key, nearest.orElse("one of " + String.join(", ", known))));
      }
      parts.put(key, tuple.getValueNode());
    }
    return parts;
  }

  private static long line(Node node) {
    return node.getStartMark().getLine() + 1L;
  }
}
