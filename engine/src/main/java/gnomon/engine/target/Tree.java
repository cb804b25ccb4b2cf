package gnomon.engine.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A target tree laid out in rows: nodes depth first, siblings by id, so that the leaves of every
 * node are one run and the order of the input does not matter.
 */
final class Tree {

  /**
   * A node with its place.
   *
   * @param parent the node above; the root is its own parent
   * @param firstLeaf position of its first leaf
   * @param endLeaf position behind its last leaf
   */
  record Place(TargetNode node, String parent, int firstLeaf, int endLeaf) {}

  private final TargetNode root;
  private final Map<String, Place> places = new HashMap<>();
  private final List<TargetNode> leaves = new ArrayList<>();

  Tree(TargetNode root) {
    this.root = root;
    place(root, root.id());
  }

  private void place(TargetNode node, String parent) {
    int first = leaves.size();
    if (node.isLeaf()) {
      leaves.add(node);
    }
    for (var child : sortedChildren(node)) {
      place(child, node.id());
    }
    if (places.put(node.id(), new Place(node, parent, first, leaves.size())) != null) {
      throw new IllegalArgumentException(
          "Two nodes have the id " + node.id() + ". Maybe a person belongs to two units.");
    }
  }

  static List<TargetNode> sortedChildren(TargetNode node) {
    return node.children().stream().sorted(Comparator.comparing(TargetNode::id)).toList();
  }

  TargetNode root() {
    return root;
  }

  List<TargetNode> leaves() {
    return leaves;
  }

  Place place(String id) {
    var place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException(
          "There is no node " + id + " in the plan. Maybe it was removed from the tree.");
    }
    return place;
  }

  /** The ids from a node up to the root, the node first. */
  List<String> path(String id) {
    var path = new ArrayList<String>();
    var at = id;
    path.add(at);
    while (!at.equals(root.id())) {
      at = place(at).parent();
      path.add(at);
    }
    return path;
  }
}
