package gnomon.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.access.Accounts;
import gnomon.server.access.Scopes;
import gnomon.server.access.Viewer;
import gnomon.server.api.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * R3, R5, R10: a command on a deal whose connection ends before any of its statements leaves
 * nothing behind, has its effect once when it is sent again, and of two at a time one wins.
 */
@Import(CutConnections.InServer.class)
class DealCrashTest extends SalesFloor {

  private static final int ROUNDS = 20;

  @Autowired DealMoves moves;
  @Autowired DealEdits edits;
  @Autowired NewDeals newDeals;
  @Autowired Accounts accounts;
  @Autowired Scopes scopes;
  @Autowired DealRepository deals;
  @Autowired gnomon.server.database.Database database;

  private Viewer viewer(String name) {
    var account = accounts.find(name).orElseThrow();
    return new Viewer(account, scopes.of(account));
  }

  private static NewDeals.Wish aWish(long customer, long product) {
    return new NewDeals.Wish(
        UUID.randomUUID(), "Deal", customer, null, product, null, "web", null, "needs");
  }

  private long aDeal() {
    return newDeals.open(viewer("anna"), aWish(acme, gtx));
  }

  private int version(long deal) {
    return database.read(EVERYTHING, _ -> deals.version(deal));
  }

  private DealMoves.Order order(long deal, String to, String amount) {
    return new DealMoves.Order(UUID.randomUUID(), version(deal), to, amount, null, null);
  }

  /** Cuts the connection before the first, the second … statement, until the work is through. */
  private void cutEverywhere(Runnable work, Consumer<Integer> ifCut) {
    int statement = 1;
    while (CutConnections.before(statement, owner(), work)) {
      ifCut.accept(statement++);
    }
    assertThat(statement).as("statements of the work").isGreaterThan(5);
  }

  @Test
  void R3_a_win_that_is_cut_anywhere_leaves_nothing_and_counts_once_when_sent_again() {
    long deal = aDeal();
    DealMoves.Order win = order(deal, "won", "700.00");
    String before = owner().digest();
    cutEverywhere(
        () -> moves.move(viewer("anna"), deal, win),
        statement ->
            assertThat(owner().digest()).as("cut before statement " + statement).isEqualTo(before));
    String after = owner().digest();
    assertThat(after).isNotEqualTo(before);
    moves.move(viewer("anna"), deal, win);
    assertThat(owner().digest()).as("sent once more").isEqualTo(after);
    assertThat(standing(deal, "signed")).hasSize(1);
    assertThat(standing(deal, "deal_won")).hasSize(1);
    assertThat(standing(deal, "node_entered")).hasSize(2);
    assertThat(
            owner()
                .one(
                    "select sum(amount) || ' ' || sum(quantity) from ledger_entry"
                        + " where deal_id = ? and kind = 'pipeline_changed'",
                    deal))
        .isEqualTo("0 0");
  }

  @Test
  void R3_reopening_and_handing_over_are_cut_anywhere_without_a_trace() {
    long deal = aDeal();
    moves.move(viewer("anna"), deal, order(deal, "won", "700.00"));
    DealMoves.Order reopen = order(deal, "objections", "0");
    String won = owner().digest();
    cutEverywhere(
        () -> moves.move(viewer("anna"), deal, reopen),
        statement -> assertThat(owner().digest()).as("cut " + statement).isEqualTo(won));
    assertThat(standing(deal, "signed")).isEmpty();
    DealEdits.Handover toWim =
        new DealEdits.Handover(UUID.randomUUID(), version(deal), wimLund.id());
    String open = owner().digest();
    cutEverywhere(
        () -> edits.handOver(viewer("ada"), deal, toWim),
        statement -> assertThat(owner().digest()).as("cut " + statement).isEqualTo(open));
  }

  @Test
  void R3_opening_a_deal_is_cut_anywhere_without_a_trace() {
    NewDeals.Wish wish = aWish(acme, gtx);
    String before = owner().digest();
    List<Long> opened = new ArrayList<>();
    cutEverywhere(
        () -> opened.add(newDeals.open(viewer("anna"), wish)),
        statement -> assertThat(owner().digest()).as("cut " + statement).isEqualTo(before));
    assertThat(opened).hasSize(1);
    assertThat(newDeals.open(viewer("anna"), wish)).isEqualTo(opened.getFirst());
  }

  @Test
  void R10_of_two_who_move_a_deal_at_once_one_wins_and_the_other_is_told() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      long deal = aDeal();
      DealMoves.Order first = order(deal, "proposal", "0");
      DealMoves.Order second = order(deal, "signing", "0");
      Viewer anna = viewer("anna");
      Viewer max = viewer("max");
      List<String> outcomes =
          atOnce(
              () -> outcome(() -> moves.move(anna, deal, first)),
              () -> outcome(() -> moves.move(max, deal, second)));
      assertThat(outcomes).as("round " + round).containsExactlyInAnyOrder("done", "stale_version");
      assertThat(standing(deal, "node_entered")).hasSize(2);
      assertThat(standing(deal, "node_left")).hasSize(1);
    }
  }

  @Test
  void S7_one_command_sent_four_times_at_once_has_its_effect_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      long deal = aDeal();
      DealMoves.Order win = order(deal, "won", "5.00");
      NewDeals.Wish wish = aWish(acme, gtx);
      Viewer anna = viewer("anna");
      Callable<String> send =
          () -> outcome(() -> moves.move(anna, deal, win)) + " " + newDeals.open(anna, wish);
      assertThat(atOnce(send, send, send, send))
          .as("round " + round)
          .containsOnly("done " + newDeals.open(anna, wish));
      assertThat(standing(deal, "signed")).hasSize(1);
    }
  }

  private static String outcome(Runnable work) {
    try {
      work.run();
      return "done";
    } catch (Refused refused) {
      return refused.refusal().code();
    }
  }

  @SafeVarargs
  private static List<String> atOnce(Callable<String>... works) throws Exception {
    CyclicBarrier start = new CyclicBarrier(works.length);
    try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
      List<Future<String>> running = new ArrayList<>();
      for (Callable<String> work : works) {
        running.add(
            threads.submit(() -> {
              start.await(10, TimeUnit.SECONDS);
              return work.call();
            }));
      }
      List<String> outcomes = new ArrayList<>();
      for (Future<String> one : running) {
        outcomes.add(one.get(30, TimeUnit.SECONDS));
      }
      return outcomes;
    }
  }
}
