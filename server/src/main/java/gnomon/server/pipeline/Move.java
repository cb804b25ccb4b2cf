package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;

/** What is to become of a deal. */
sealed interface Move {

  /** To a node: forward, backward or past others; of a closed deal, that it is open again. */
  record To(Node node) implements Move {}

  /**
   * Won.
   *
   * @param amount what was signed, in minor units
   */
  record Win(long amount) implements Move {}

  /**
   * Lost.
   *
   * @param reason a code of the list
   */
  record Lose(String reason) implements Move {}
}
