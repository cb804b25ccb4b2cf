package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The funnel and what its nodes should achieve. */
@RestController
@RequestMapping(value = "/api", produces = "application/json")
class FunnelController {

  private static final int SHOWN_DAYS = 90;

  private final Funnels funnels;
  private final Standards standards;
  private final BusinessDay day;

  FunnelController(Funnels funnels, Standards standards, BusinessDay day) {
    this.funnels = funnels;
    this.standards = standards;
    this.day = day;
  }

  record StandardLine(
      String node,
      @Nullable String line,
      @Nullable String conversion,
      @Nullable String dwellDays,
      LocalDate validFrom) {

    static StandardLine of(Standard standard) {
      return new StandardLine(
          standard.node().code(),
          standard.line(),
          text(standard.conversion()),
          text(standard.dwellDays()),
          standard.validFrom());
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
      return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
  }

  record StandardWish(
      @Nullable BigDecimal conversion,
      @Nullable BigDecimal dwellDays,
      @Nullable LocalDate validFrom) {}

  /** The last 90 days unless other days are asked for. */
  @GetMapping("/funnel")
  FunnelPage funnel(
      Scope scope,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String node,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable String industry,
      @RequestParam(required = false) @Nullable String tier) {
    LocalDate last = to == null ? day.today() : to;
    LocalDate first = from == null ? last.minusDays(SHOWN_DAYS - 1L) : from;
    return funnels.of(
        scope, new FunnelQuery(first, last, node, line, channel, region, industry, tier));
  }

  @GetMapping("/pipeline/standards")
  List<StandardLine> standards(Scope scope) {
    return standards.all(scope).stream().map(StandardLine::of).toList();
  }

  @PutMapping("/pipeline/standards/{node}")
  @PreAuthorize("hasAnyRole('administrator', 'operations', 'executive')")
  List<StandardLine> set(
      Scope scope,
      @PathVariable String node,
      @RequestParam(required = false) @Nullable String line,
      @RequestBody StandardWish wish) {
    LocalDate from = wish.validFrom();
    standards.set(
        scope,
        new Standard(
            known(node),
            line == null || line.isBlank() ? null : line,
            wish.conversion(),
            wish.dwellDays(),
            from == null ? day.today() : from));
    return standards(scope);
  }

  private static Node known(String code) {
    return Node.find(code)
        .orElseThrow(() ->
            Refusal.invalid(
                    "unknown_node",
                    "node",
                    "没有环节“%s”。可用：%s。".formatted(code, codes()),
                    "There is no node \"%s\". Maybe one of %s.".formatted(code, codes()))
                .asException());
  }

  private static List<String> codes() {
    return Arrays.stream(Node.values()).map(Node::code).toList();
  }
}
