package gnomon.server.organization;

/**
 * The company's settings are about to change, in the transaction of the change; whoever cannot live
 * with it refuses.
 */
public record CompanyChanged(Company before, Company after) {}
