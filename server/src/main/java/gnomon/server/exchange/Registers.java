package gnomon.server.exchange;

import gnomon.server.activity.Activities;
import gnomon.server.customer.Customers;
import gnomon.server.organization.Organization;
import gnomon.server.pipeline.Deals;
import gnomon.server.pipeline.Orders;
import gnomon.server.pipeline.Products;
import org.springframework.stereotype.Component;

/** Where imported records go: the module of each entity. */
@Component
record Registers(
    Organization organization,
    Customers customers,
    Products products,
    Deals deals,
    Orders orders,
    Activities activities) {}
