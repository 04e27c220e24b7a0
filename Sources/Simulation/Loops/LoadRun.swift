// SPDX-License-Identifier: Apache-2.0

/// Makes loads.
public enum LoadRun {
    /// Writes all requests, sends them for the plan's time, checks every reply, and tells what came of it.
    ///
    /// Blocks the calling thread. `generator` chooses the order of the subscribers, authenticators and challenges.
    public static func perform(
        _ plan: LoadPlan, using generator: inout some RandomNumberGenerator
    ) throws(LoadError) -> LoadReport {
        try LoadEngine(plan, using: &generator).run()
    }

    /// Tells the server of sessions for the plan's time, checks every answer, and tells what came of it.
    ///
    /// Blocks the calling thread until every request is acknowledged or given up.
    public static func perform(
        _ plan: AccountingPlan, using generator: inout some RandomNumberGenerator
    ) throws(LoadError) -> AccountingReport {
        try AccountingEngine(plan, using: &generator).run()
    }

    /// Lets all lines of a storm come back at once, and tells when they were in.
    ///
    /// Blocks the calling thread until every line is in, refused or given up.
    public static func perform(
        _ plan: StormPlan, using generator: inout some RandomNumberGenerator
    ) throws(LoadError) -> StormReport {
        try StormEngine(plan, using: &generator).run(using: &generator)
    }
}
