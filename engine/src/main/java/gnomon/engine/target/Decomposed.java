package gnomon.engine.target;

/** What {@link Decomposition#solve} answers: the plan, or why there is none. */
public sealed interface Decomposed permits TargetPlan, Infeasible {}
