package gnomon.engine.target;

/** What {@link TargetTable#fit} answers: the exact table, or why there is none. */
public sealed interface TableFit permits FittedTable, Infeasible {}
