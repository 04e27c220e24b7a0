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
}
