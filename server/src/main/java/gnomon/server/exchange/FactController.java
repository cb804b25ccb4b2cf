package gnomon.server.exchange;

import gnomon.server.database.Scope;
import gnomon.server.ledger.Posting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api/facts", produces = "application/json")
@PreAuthorize("hasAnyRole('administrator', 'operations', 'manager', 'seller')")
class FactController {

  private final PostedFacts facts;

  FactController(PostedFacts facts) {
    this.facts = facts;
  }

  record FactsOrder(@NotEmpty @Size(max = 10_000) List<@Valid FactOrder> entries) {}

  @PostMapping
  Posting post(Scope scope, @Valid @RequestBody FactsOrder order) {
    return facts.post(scope, order.entries());
  }

  @PostMapping("/{key}/reversal")
  Posting reverse(Scope scope, @PathVariable String key) {
    return facts.reverse(scope, key);
  }
}
